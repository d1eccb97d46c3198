// Runs ONNX models: reads one request a line, { model, input, output, shape }, and answers each with the output's shape or an error. Tensors are files of raw 32-bit floats.
const fs = require('fs');
const readline = require('readline');
const ort = require(process.argv[2]);

async function run({ model, input, output, shape }) {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const bytes = fs.readFileSync(input);
  const images = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const results = await session.run({ [session.inputNames[0]]: new ort.Tensor('float32', images, shape) });
  const result = results[session.outputNames[0]];
  fs.writeFileSync(output, Buffer.from(result.data.buffer, result.data.byteOffset, result.data.byteLength));
  return { shape: result.dims };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = await run(JSON.parse(line));
    } catch (error) {
      answer = { error: String(error) };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
})();
