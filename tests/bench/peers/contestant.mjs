import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// node contestant.mjs PEER SAMPLE: reads the name of a workload a line, answers its questions, and prints what each
// took.

const peers = {
  'iam-simulate': async () => (await import('./iam_simulate.mjs')).PublicEntry,
  'iam-simulate-unsafe': async () => (await import('./iam_simulate.mjs')).UnsafeEntry,
  cedar: async () => (await import('./cedar.mjs')).Cedar,
  casbin: async () => (await import('./casbin.mjs')).Casbin,
};

const leastRound = 100; // milliseconds
const [name, file] = process.argv.slice(2);
const sample = JSON.parse(readFileSync(file, 'utf8'));
const Peer = await peers[name]();
const peer = new Peer(sample.documents);
const prepared = new Map();

async function prepare({ name: workload, questions }) {
  if (!prepared.has(workload))
    prepared.set(workload, await Promise.all(questions.map((question) => peer.prepare(question))));
  return prepared.get(workload);
}

async function answer(questions) {
  let letters = '';
  for (const ask of questions) letters += await ask();
  return letters;
}

async function round(workload) {
  const questions = await prepare(workload);
  let answers = '',
    passes = 0,
    took = 0;
  const start = process.hrtime.bigint();
  for (; took < leastRound; took = Number(process.hrtime.bigint() - start) / 1e6, ++passes)
    answers = await answer(questions);
  return { us: (took * 1e3) / (passes * questions.length), answers, leftOut: peer.leftOut };
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await round(sample.workloads.find((workload) => workload.name === line))));
