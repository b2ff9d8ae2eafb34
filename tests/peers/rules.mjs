import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cases = fileURLToPath(new URL('../../fixtures/cases/', import.meta.url));

function idsOfCases() {
  const files = readdirSync(cases, { recursive: true }).filter((file) => file.endsWith('.jsonl'));
  const lines = files.flatMap((file) => readFileSync(cases + file, 'utf8').split('\n'));
  return new Set(lines.filter(Boolean).map((line) => JSON.parse(line).id));
}

// rules.json: each rule with its sentence, AWS's page, whom AWS's documentation agrees with (`whichgate`, `peer`, or
// `silent`: neither), and cases of ours that pin whichgate's answer. A rule without such a case explains nothing.
export function readRules() {
  const rules = JSON.parse(readFileSync(new URL('rules.json', import.meta.url), 'utf8'));
  const ids = idsOfCases();
  for (const rule of rules) {
    const missing = rule.cases.filter((id) => !ids.has(id));
    if (rule.cases.length === 0 || missing.length) throw new Error(`${rule.id}: no such case: ${missing}`);
  }
  return new Map(rules.map((rule) => [rule.id, rule]));
}
