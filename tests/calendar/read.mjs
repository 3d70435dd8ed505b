// Reads artifacts/calendar/calendar.ics, which the test ACalendarFile leaves there, with ical.js and compares it with what was to
// be written (expected.json beside it). ical.js knows nothing of time zones but what the file itself says.
//
//   npm install && node read.mjs [folder]
//
// Exits with 1 and one line for each difference.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..", "..", "artifacts", "calendar");
const bytes = readFileSync(join(folder, "calendar.ics"));
const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));

const problems = [];
const same = (what, found, wanted) => {
  if (found !== wanted) problems.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
};

for (const line of text.split("\r\n")) {
  if (Buffer.byteLength(line, "utf8") > 75) problems.push(`longer than 75 octets: ${line}`);
  if (/[\r\n]/.test(line)) problems.push(`a line break within a line: ${JSON.stringify(line)}`);
}

const calendar = new ICAL.Component(ICAL.parse(text));
same("METHOD", calendar.getFirstPropertyValue("method"), "PUBLISH");
// ical.js leaves values of properties it does not know as they are written.
for (const name of ["name", "x-wr-calname"]) same(name, calendar.getFirstPropertyValue(name).replace(/\\([,;\\])/g, "$1"), expected.name);
same("REFRESH-INTERVAL", String(calendar.getFirstPropertyValue("refresh-interval")), "PT1H");
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));

const found = new Map(calendar.getAllSubcomponents("vevent").map((e) => [e.getFirstPropertyValue("uid"), e]));
same("number of entries", found.size, expected.entries.length);
const utc = (time) => time && `${time.toJSDate().toISOString().slice(0, 19)}Z`;
for (const wanted of expected.entries) {
  const entry = found.get(wanted.uid);
  if (!entry) {
    problems.push(`${wanted.uid} is missing`);
    continue;
  }
  const [start, end] = ["dtstart", "dtend"].map((name) => entry.getFirstPropertyValue(name));
  same(`${wanted.uid} TZID`, entry.getFirstProperty("dtstart").getParameter("tzid"), "Europe/Berlin");
  same(`${wanted.uid} local`, start.toString(), wanted.local);
  same(`${wanted.uid} DTSTART`, utc(start), wanted.start);
  same(`${wanted.uid} DTEND`, utc(end), wanted.end);
  same(`${wanted.uid} SUMMARY`, entry.getFirstPropertyValue("summary"), wanted.summary);
  same(`${wanted.uid} DESCRIPTION`, entry.getFirstPropertyValue("description"), wanted.description);
  same(`${wanted.uid} LOCATION`, entry.getFirstPropertyValue("location"), wanted.place);
  same(`${wanted.uid} SEQUENCE`, entry.getFirstPropertyValue("sequence"), wanted.sequence);
  same(`${wanted.uid} STATUS`, entry.getFirstPropertyValue("status"), wanted.status);
  const alarms = entry.getAllSubcomponents("valarm").map((a) => a.getFirstPropertyValue("trigger").toSeconds());
  same(`${wanted.uid} VALARM`, JSON.stringify(alarms), JSON.stringify(wanted.alarm === null ? [] : [-60 * wanted.alarm]));
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${expected.entries.length} entries, read back as they were written`);
