// What podcast-partytime reads in feeds: [xml, …] on standard input, [feed, …] to the file named.
// Whatever it has to say against them it prints.
const { readFileSync, writeFileSync } = require("node:fs");
const partytime = require("podcast-partytime");

async function main() {
  const feeds = [];
  for (const xml of JSON.parse(readFileSync(0, "utf8"))) {
    feeds.push((await partytime.parseFeed(xml)) ?? null);
  }
  writeFileSync(process.argv[2], JSON.stringify(feeds));
}

main();
