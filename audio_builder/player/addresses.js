/**
 * Addresses of all that a library offers, made from where the page lies. Pure.
 * @typedef {import("./pace.js").Pace} Pace
 */
import {paceQuery} from "./pace.js";

/** What every track has beside it. */
export const BESIDE_TRACK = [".timeline.json", ".vtt", ".chapters.json", ".txt"];

export class Addresses {
  /**
   * @param {string} base the folder of the page, ending in a slash
   * @param {boolean} anyPace whether the host lays tracks out at any pace that is asked for
   */
  constructor(base, anyPace) {
    this.base = base;
    this.anyPace = anyPace;
  }

  /**
   * A file of a routine's that has a pace: a track, or what stands beside it.
   * @param {string} routineId
   * @param {string} name with its ending
   * @param {Pace} pace
   */
  paced(routineId, name, pace) {
    const query = this.anyPace ? `?${paceQuery(pace)}` : "";
    return this.plain(`${routineId}/${name}`) + query;
  }

  /**
   * The library's feed, or a routine's.
   * @param {string | null} routineId
   * @param {Pace} pace
   */
  feed(routineId, pace) {
    const query = this.anyPace ? `?${paceQuery(pace)}` : "";
    return this.plain(routineId === null ? "feed.xml" : `${routineId}/feed.xml`) + query;
  }

  /**
   * What the library says of a routine.
   * @param {string} routineId
   */
  entry(routineId) {
    return this.plain(`${routineId}/routine.json`);
  }

  /**
   * A file that is the same at every pace.
   * @param {string} path
   */
  plain(path) {
    return new URL(path, this.base).href;
  }
}

/**
 * Links that hand a feed to an app; none of them asks a third party for anything by itself.
 * @param {string} feed
 */
export function podcastApps(feed) {
  const bare = feed.replace(/^https?:\/\//, "");
  const quoted = encodeURIComponent(feed);
  return [
    {name: "Apple Podcasts", link: `podcast://${bare}`},
    {name: "Overcast", link: `overcast://x-callback-url/add?url=${quoted}`},
    {name: "Pocket Casts", link: `pktc://subscribe/${bare}`},
    {name: "AntennaPod", link: `https://antennapod.org/deeplink/subscribe?url=${quoted}`},
    {name: "Another app", link: `pcast://${bare}`},
  ];
}
