import { Classifier } from './classify.mjs';
import { generate } from './generate.mjs';
import { askPeer } from './iam_simulate.mjs';
import { readRules } from './rules.mjs';
import { Whichgate } from './whichgate.mjs';

// node compare.mjs PROGRAM [COUNT] [SEED]: asks the program and the peer the same random cases, and tells by rule where
// they differ. Ends with 1 when a difference has no rule.

const [program, count, seed] = [process.argv[2], Number(process.argv[3] ?? 200000), Number(process.argv[4] ?? 1)];
const rules = readRules();
const whichgate = new Whichgate(program);
const classifier = new Classifier((question) => whichgate.ask(question), askPeer);

const found = new Map([...rules.keys()].map((rule) => [rule, { alone: 0, withOthers: 0 }]));
const answers = {},
  peerAnswers = {},
  unexplained = [];
let different = 0;

const add = (counts, name) => {
  counts[name] = (counts[name] ?? 0) + 1;
};

function tally(set, question, ours, peer) {
  for (const rule of set) {
    const row = found.get(rule);
    if (set.length > 1) {
      ++row.withOthers;
      row.example ??= `${question.id} (with others)`;
    } else if (++row.alone === 1) {
      row.example = `${question.id}: ${ours.result}, peer ${peer.result}`;
    }
  }
}

async function compare(question) {
  const { ours, peer } = await classifier.both(question);
  add(answers, ours.result);
  add(peerAnswers, peer.result);
  if (ours.result === peer.result) return;
  ++different;
  const { rules: set, parts } = await classifier.explain(question, { ours, peer });
  if (set.length && set.every((rule) => rules.has(rule))) tally(set, question, ours, peer);
  else unexplained.push({ question, ours, peer, set, parts });
}

const shares = (counts) =>
  Object.entries(counts)
    .sort()
    .map(([name, n]) => `${name} ${((100 * n) / count).toFixed(1)} %`)
    .join(', ');

function printTable() {
  const line = (alone, more, rule, follows, example) =>
    console.log(
      [String(alone).padStart(7), String(more).padStart(11), rule.padEnd(34), follows.padEnd(9), example].join('  '),
    );
  line('alone', 'with others', 'rule', 'AWS', 'example');
  const rows = [...found].filter(([, row]) => row.example).sort((a, b) => b[1].alone - a[1].alone);
  for (const [rule, { alone, withOthers, example }] of rows)
    line(alone, withOthers, rule, rules.get(rule).follows, example);
}

function printUnexplained({ question, ours, peer, set, parts }) {
  console.log(`\nunexplained: ${ours.result} (${ours.reason}), peer ${peer.result} ${JSON.stringify(peer.detail)}`);
  console.log(`explained only by what has no rule: ${set.join(', ')}; read differently: ${JSON.stringify(parts)}`);
  console.log(JSON.stringify(question));
}

const started = Date.now(),
  batch = 500;
for (let at = 0; at < count; at += batch)
  await Promise.all(Array.from({ length: Math.min(batch, count - at) }, (_, i) => compare(generate(seed, at + i))));
whichgate.close();

console.log(`${count} cases with seed ${seed} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`whichgate: ${shares(answers)}`);
console.log(`peer:      ${shares(peerAnswers)}`);
console.log(`different: ${different}, of them unexplained: ${unexplained.length}\n`);
printTable();
unexplained.slice(0, 20).forEach(printUnexplained);
process.exitCode = unexplained.length ? 1 : 0;
