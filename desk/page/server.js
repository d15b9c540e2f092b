/** The desk's server: what it is asked, and how it answers. */

const token = document.querySelector("meta[name=desk-token]").content;

const ANEW =
  "The desk was opened anew: go on at the address that it prints now. What you typed is kept in this tab.";

/** The server said no, and why. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {any} told the body of its answer
   */
  constructor(status, told) {
    super(told?.error ?? (status === 403 ? ANEW : `the desk answered with ${status}`));
    this.status = status;
    this.told = told;
  }
}

/** Nobody answers. */
export class LostError extends Error {}

/**
 * @param {string} path below `api/`
 * @param {string} [method]
 * @param {any} [body] sent as JSON
 * @returns {Promise<any>} what the answer says
 */
export async function ask(path, method = "GET", body = undefined) {
  const answer = await reached(path, method, body);
  const told = await answer.json().catch(() => null);
  if (!answer.ok) throw new RefusedError(answer.status, told);
  if (told === null) throw new LostError("the answer broke off");
  return told;
}

/**
 * What is no JSON, as a file.
 * @param {string} path
 * @param {any} body
 * @returns {Promise<Blob>}
 */
export async function fetched(path, body) {
  const answer = await reached(path, "POST", body);
  if (!answer.ok) throw new RefusedError(answer.status, await answer.json().catch(() => null));
  return answer.blob();
}

async function reached(path, method, body) {
  const headers = {"X-Desk-Token": token};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(`api/${path}`, {method, headers, body: body && JSON.stringify(body)});
  } catch (error) {
    throw new LostError(String(error));
  }
}

/** @param {string} file */
export const addressOf = (file) => `routines/${encodeURIComponent(file)}`;
