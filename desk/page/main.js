/** The list of routines. */
const {routines} = await (await fetch("api/routines")).json();
for (const {file, title} of routines) {
  const item = document.createElement("li");
  item.textContent = `${title ?? "no title"} (${file})`;
  document.querySelector("ul").append(item);
}
