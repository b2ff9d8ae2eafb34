import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// node race.mjs PROGRAM SAMPLE [ROUNDS]: asks whichgate and the peers in turn, round after round, and prints the median
// of each beside ours.

const [program, file, rounds] = [process.argv[2], process.argv[3], Number(process.argv[4] ?? 5)];
const sample = JSON.parse(readFileSync(file, 'utf8'));

// A process that answers a line with a line. A peer's that ends, which failures of node's own make it do, is started
// again, and the line stays unanswered.
class Runner {
  ended = 0;

  constructor(command, args) {
    this.start = () => {
      this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      this.process.stdin.on('error', () => {});
      this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    };
    this.start();
  }

  async ask(line) {
    this.process.stdin.write(line + '\n');
    const { value, done } = await this.lines.next();
    if (!done) return JSON.parse(value);
    if (this === ours) throw new Error(`${program} ended`);
    ++this.ended;
    this.start();
    return {};
  }
}

const ours = new Runner(program, []);
const peer = (name) => new Runner(process.execPath, [new URL('contestant.mjs', import.meta.url).pathname, name, file]);
const contestants = [
  { label: 'whichgate, verdict', runner: ours, way: 'verdict' },
  { label: 'whichgate, all at once', runner: ours, way: 'bulk' },
  { label: 'whichgate, explained', runner: ours, way: 'explained' },
  { label: 'whichgate, explained in words', runner: ours, way: 'words' },
  { label: 'plain C++ loop', runner: ours, way: 'plain' },
  { label: 'iam-simulate, unsafe entry', runner: peer('iam-simulate-unsafe') },
  { label: 'iam-simulate, public entry', runner: peer('iam-simulate') },
  { label: 'cedar-wasm, translated', runner: peer('cedar') },
  { label: 'casbin, translated', runner: peer('casbin') },
];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const round = (value) => (value >= 100 ? value.toFixed(0) : value >= 0.1 ? value.toPrecision(3) : value.toPrecision(2));
const times = (value) => `${value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(2)}x`;

async function race(workload) {
  const results = new Map();
  for (let i = 0; i < rounds; ++i)
    for (const contestant of contestants) {
      const answer = await contestant.runner.ask([workload.name, contestant.way].filter(Boolean).join(' '));
      if (answer.us === undefined) continue;
      const result = results.get(contestant.label) ?? { us: [] };
      result.us.push(answer.us);
      results.set(contestant.label, { ...answer, us: result.us });
    }
  return results;
}

const row = (cells) =>
  console.log(cells.map((cell, i) => (i < 1 ? cell.padEnd(30) : cell.padStart([0, 12, 12, 12, 12][i]))).join('  '));

function print(workload, results) {
  const expected = workload.questions.map((question) => question.expected).join('');
  const of = (label) => median(results.get(label).us);
  row([`${workload.name}, ${expected.length} questions`, 'us each', 'x verdict', 'x explained', 'as expected']);
  for (const [label, { answers }] of results) {
    const us = of(label);
    const equal = [...expected].filter((letter, i) => letter === answers[i]).length;
    const ratios = ['whichgate, verdict', 'whichgate, explained'].map((ours) => times(us / of(ours)));
    row([label, round(us), ...ratios, `${equal} of ${expected.length}`]);
  }
  for (const [at, question] of workload.questions.entries()) {
    const others = [...results].filter(([, { answers }]) => answers[at] !== question.expected);
    if (others.length === 0) continue;
    const said = others.map(([label, { answers }]) => `${answers[at]} by ${label}`).join('; ');
    console.log(`  ${question.action}: ${question.expected} expected, ${said}`);
  }
  console.log();
}

const leftOut = new Map();
for (const workload of sample.workloads) {
  const results = await race(workload);
  for (const [label, answer] of results) if (answer.leftOut) leftOut.set(label, answer.leftOut);
  print(workload, results);
}
for (const { runner } of contestants) runner.process.stdin.end();

console.log(`Medians of ${rounds} rounds, in which the contestants take turns. A workload's questions are a fixed sample of it.
What differs:
- whichgate, the plain loop, cedar and casbin have the policies prepared before the clock runs; iam-simulate has no
  prepared form and reads them in each call.
- iam-simulate always builds the explanation: its rows are to be read beside "explained" and "in words". The unsafe
  entry checks no input.
- cedar and casbin know no layers: they are asked once for each SCP level, for the boundary and for the identity
  policies. Neither explains; both name policies that decided.
- Where a decision is not as expected, the line below the table says so. AWS allows an action on a KMS key only by the
  key's own policy, of which these workloads have none, and SCPs do not reach mechanicalturk.
- "x verdict" and "x explained" are times of what those rows of whichgate take. A letter ? is an answer that is
  neither allowed nor denied: the peer refused the question.`);
for (const [label, count] of leftOut)
  console.log(`- ${label}: ${count} statements are beyond the translation and left out.`);
for (const { label, runner } of contestants)
  if (runner.ended)
    console.log(`- ${label}: its process ended by itself ${runner.ended} times; those rounds do not count.`);
