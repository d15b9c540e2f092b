// What webvtt-parser reads in captions: [text, …] on standard input, [{cues, errors}, …] to the
// file named.
const { readFileSync, writeFileSync } = require("node:fs");
const { WebVTTParser } = require("webvtt-parser");

const parser = new WebVTTParser();
const read = JSON.parse(readFileSync(0, "utf8")).map((text) => {
  const { cues, errors } = parser.parse(text, "captions");
  return { errors, cues: cues.map(({ startTime, endTime, text }) => ({ startTime, endTime, text })) };
});
writeFileSync(process.argv[2], JSON.stringify(read));
