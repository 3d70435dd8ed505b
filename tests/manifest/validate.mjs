// Validates app packages against the schemas that @microsoft/app-manifest brings along: manifest, localisation files, icons.
// Nothing is fetched.
//
//   npm install && node validate.mjs bot.zip [more.zip …]
//
// Exits with 1 and one line for each problem when a package would be refused.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const require = createRequire(import.meta.url);
const { AppManifestUtils } = require("@microsoft/app-manifest");
const schemas = join(dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams");

/** The files of a zip by path (PKWARE APPNOTE 4.3.12 and 4.3.16: central directory, its end). */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error("is no zip");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 0 ? content : inflateRawSync(content));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Width, height and whether there is transparency, from the header of a PNG. */
function picture(bytes) {
  if (bytes?.toString("latin1", 1, 4) !== "PNG") return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), hasAlpha: bytes[25] === 6 };
}

async function problemsOf(path) {
  const problems = [];
  const files = unzip(readFileSync(path));
  const manifest = JSON.parse(files.get("manifest.json") ?? "null");
  if (manifest === null) return ["manifest.json is not at the root"];

  const folder = join(schemas, `v${manifest.manifestVersion}`);
  // The schema of the words leaves a bracket unescaped that is only allowed in expressions without Unicode.
  const schemaOf = (kind) => JSON.parse(readFileSync(join(folder, `MicrosoftTeams.${kind}schema.json`), "utf8").replaceAll("\\\\b]", "\\\\b\\\\]"));
  const refused = async (name, json, schema) => {
    for (const problem of await AppManifestUtils.validateAgainstSchema(json, schema)) problems.push(`${name}: ${problem}`);
  };
  await refused("manifest.json", manifest, schemaOf(""));

  const words = schemaOf("Localization.");
  for (const { file } of manifest.localizationInfo?.additionalLanguages ?? []) {
    if (files.has(file)) await refused(file, JSON.parse(files.get(file)), words);
    else problems.push(`${file} is named by the manifest and not in the package`);
  }

  for (const [icon, size, transparent] of [["color", 192, false], ["outline", 32, true]]) {
    const file = manifest.icons[icon];
    const found = picture(files.get(file));
    if (found === null) problems.push(`${file} is no PNG of the package`);
    else if (found.width !== size || found.height !== size) problems.push(`${file} has ${found.width}×${found.height} pixels instead of ${size}×${size}`);
    else if (transparent && !found.hasAlpha) problems.push(`${file} has no transparency`);
  }

  const named = new Set(["manifest.json", ...Object.values(manifest.icons), ...(manifest.localizationInfo?.additionalLanguages ?? []).map((l) => l.file)]);
  for (const name of files.keys()) {
    if (!named.has(name)) problems.push(`${name} is in the package and nothing names it`);
  }
  return problems;
}

const packages = process.argv.slice(2);
if (packages.length === 0) {
  console.error("Usage: node validate.mjs bot.zip [more.zip …]");
  process.exit(2);
}
for (const path of packages) {
  const problems = await problemsOf(path).catch((e) => [e.message]);
  for (const problem of problems) console.error(`${path}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${path}: valid`);
}
