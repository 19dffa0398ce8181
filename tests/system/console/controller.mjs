// The controller as a process of its own, which people come to over HTTP.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export class Controller {
  #process;
  #said = [];
  address = ''; // of the pages: "127.0.0.1:40123"
  agents = ''; // where agents connect
  codes = new Map(); // seat -> sign-in code

  /** `last` is the seat whose code is printed last. */
  constructor(bin, exercise, journal, last) {
    this.bin = bin;
    this.exercise = exercise;
    this.journal = journal;
    this.last = last;
  }

  get url() {
    return `http://${this.address}/`;
  }

  /** What it has printed, for whoever looks into a failure. */
  get said() {
    return this.#said.join('\n');
  }

  /** Resolves once every seat's code is printed; a second time it takes the ports of the first. */
  start() {
    const words = ['serve', this.exercise, '--minds', '--journal', this.journal];
    words.push('--console', this.address || '127.0.0.1:0', '--listen', this.agents || '127.0.0.1:0');
    // A group of its own: its agents go when it goes.
    const stdio = ['ignore', 'ignore', 'pipe'];
    const process = spawn(join(this.bin, 'redoubt'), words, { stdio, detached: true });
    this.#process = process;
    return new Promise((resolve, reject) => {
      process.once('error', reject);
      process.once('exit', () => reject(new Error(`the controller ended:\n${this.said}`)));
      createInterface({ input: process.stderr }).on('line', (line) => {
        this.#said.push(line);
        if (this.#take(line)) resolve();
      });
    });
  }

  /** As a power cut would: nothing is said, nothing is put away. */
  async kill() {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await gone;
  }

  /** The controller and the agents that it started, whatever has become of them. */
  end() {
    if (!this.#process?.pid) return;
    try {
      process.kill(-this.#process.pid, 'SIGKILL');
    } catch {
      // The whole group is gone already.
    }
  }

  #take(line) {
    this.agents ||= /^redoubt: .* at (127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? '';
    this.address ||= /people come in at http:\/\/([^/]+)\//.exec(line)?.[1] ?? '';
    const seat = /^ {2}(\S+) +([0-9A-Z]{4}(?:-[0-9A-Z]{4})+) /.exec(line);
    if (seat) this.codes.set(seat[1], seat[2]);
    return this.codes.has(this.last);
  }
}
