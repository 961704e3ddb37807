// Run one Python script under the vendored MicroPython, with lumbar.live on its path.
//
// Reads {"script": text, "payload": JSON text} from standard input; the script
// defines main(payload). The payload stays text here, because JavaScript would turn
// 4.0 into 4. Prints what main gives as JSON. A Python error goes to standard
// error with exit code 1.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const repository = new URL("../../", import.meta.url);
const vendored = new URL("src/lumbar/web/static/vendor/micropython/", repository);
const live = new URL("src/lumbar/live/", repository);
const HEAP_BYTES = 16 * 1024 * 1024;

const AROUND = `
import json
import script
with open("/payload.json") as file:
    payload = json.load(file)
answer = json.dumps(script.main(payload))
with open("/answer.json", "w") as file:
    file.write(answer)
`;

function putLiveModules(fs) {
  fs.mkdir("/lumbar");
  fs.mkdir("/lumbar/live");
  fs.writeFile("/lumbar/__init__.py", "");
  for (const name of readdirSync(live).filter((file) => file.endsWith(".py"))) {
    fs.writeFile(`/lumbar/live/${name}`, readFileSync(new URL(name, live), "utf8"));
  }
}

const { loadMicroPython } = await import(new URL("micropython.mjs", vendored).href);
const python = await loadMicroPython({
  heapsize: HEAP_BYTES,
  url: fileURLToPath(new URL("micropython.wasm", vendored)),
  linebuffer: true,
  stdout: (line) => process.stderr.write(`${line}\n`),
});
const { script, payload } = JSON.parse(readFileSync(0, "utf8"));
putLiveModules(python.FS);
python.FS.writeFile("/script.py", script);
python.FS.writeFile("/payload.json", payload);
try {
  python.runPython(`import sys\nsys.path.append("/")\n${AROUND}`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.stdout.write(python.FS.readFile("/answer.json", { encoding: "utf8" }));
