import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

// The program itself, asked through `decide`: as many cases at once as you like, answered in their order.
export class Whichgate {
  #waiting = [];

  constructor(program) {
    this.process = spawn(program, ['decide'], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.process.stdout }).on('line', (line) => this.#waiting.shift()(JSON.parse(line)));
    this.process.on('exit', (code) => {
      if (code === 0 && this.#waiting.length === 0) return;
      console.error(`whichgate decide ended with ${code}, ${this.#waiting.length} cases unanswered`);
      process.exit(3);
    });
  }

  ask(question) {
    return new Promise((answered) => {
      this.#waiting.push(answered);
      this.process.stdin.write(JSON.stringify(question) + '\n');
    });
  }

  close() {
    this.process.stdin.end();
  }
}
