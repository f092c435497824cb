// A reporter of the test runner that writes the file of each test that failed, one a line.

/** @param {AsyncIterable<{ type: string, data: { file?: string } }>} source */
export default async function* failedFiles(source) {
  for await (const event of source) {
    if (event.type === "test:fail" && event.data.file) yield `${event.data.file}\n`;
  }
}
