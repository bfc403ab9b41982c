/** Every measurement, interleaved: A B C … A B C …, so that what else the machine does meets all alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../lib/case.ts';
import { saveCase } from '../lib/case.ts';
import { bundleSize } from '../lib/bundle-size.ts';
import { node } from '../lib/child.ts';
import {
  BUNDLED,
  environment,
  missing,
  OURS,
  PREDICTORS,
  STARTERS,
  SUPPLIERS,
  TRAINERS,
  type Contender,
} from '../lib/contenders.ts';
import { describeMachine } from '../lib/machine.ts';
import type { Plan } from '../lib/plan.ts';
import { makeCase } from '../lib/make-case.ts';
import { PART_KINDS, PARTS, type Kind } from '../lib/parts.ts';
import { makeProblem } from '../lib/make-problem.ts';
import { saveProblem } from '../lib/problem.ts';
import type { Rates, Results } from '../lib/results.ts';
import { TASKS, type Task } from '../lib/tasks.ts';
import type { MatmulArgs, MatmulResult } from '../workers/matmul.ts';
import type { MemoryResult } from '../workers/memory.ts';
import { BATCHES, differs, infer } from './inference.ts';
import { otherWork, provesNothing, useParts, type PartRun } from './parts.ts';
import { disagreement, standsStill, train } from './training.ts';

const MATMUL = ['float32', 'float64'].flatMap((dtype) =>
  [64, 128, 256, 512, 1024].map((size) => ({ dtype, size })),
) as Pick<MatmulArgs, 'dtype' | 'size'>[];
const COLD_STARTS = 6; // each round

export class Measurement {
  readonly results: Results;
  readonly #plan: Plan;
  readonly #folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-'));
  readonly #asked: Set<string> = new Set();
  readonly #out: Set<string> = new Set();
  #failed = false;
  readonly #print: (text: string) => void;

  constructor(plan: Plan, backend: string, print: (text: string) => void) {
    this.#plan = plan;
    this.#print = print;
    this.results = {
      date: new Date().toISOString().slice(0, 10),
      machine: describeMachine(),
      node: process.versions.node,
      backend,
      rounds: plan.rounds,
      notes: [],
      training: {},
      variants: {},
      matmul: {},
      inference: {},
      parts: {},
      cold: {},
      size: {},
    };
  }

  /** Did somebody who runs here fail, or do other work? */
  get failed(): boolean {
    return this.#failed;
  }

  /** All rounds, once: what lay in the folder for them is gone afterwards, however they end. */
  async run(): Promise<Results> {
    try {
      await this.#everything();
      return this.results;
    } finally {
      rmSync(this.#folder, { recursive: true });
    }
  }

  async #everything(): Promise<void> {
    const { only, rounds } = this.#plan;
    const tasks = [...TASKS.values()].filter(({ name }) => only.includes(name));
    for (let round = 1; round <= rounds; round++) {
      this.#print(`\nround ${round} of ${rounds}\n`);
      for (const task of tasks) await this.#training(task);
      if (only.includes('matmul')) for (const { dtype, size } of MATMUL) await this.#matmul(dtype, size);
      if (only.includes('inference')) for (const batch of BATCHES) await this.#inference(batch);
      for (const kind of PART_KINDS) if (only.includes(kind)) await this.#parts(kind);
      if (only.includes('cold')) for (let i = 0; i < COLD_STARTS; i++) await this.#cold();
    }
    if (only.includes('size')) await this.#size();
    if (only.includes('memory')) await this.#memory();
  }

  async #training(task: Task): Promise<void> {
    const problem = this.#problem(task.name, task);
    let ours: readonly number[] = [];
    for (const contender of this.#among(TRAINERS)) {
      await this.#try(task.name, contender, async () => {
        const run = await train(contender, problem, this.#plan.span);
        if (contender.id === OURS) ours = run.losses;
        if (contender.id === OURS && standsStill(ours)) throw new Error('the losses prove nothing');
        const wrong = disagreement(contender, run.losses, ours);
        if (wrong !== undefined) throw new Error(wrong);
        push((this.results.training[task.name] ??= {}), contender.id, run.microseconds);
        if (run.variant !== undefined) (this.results.variants[task.name] ??= {})[contender.id] = run.variant;
        if (run.blas !== undefined) this.results.blas = run.blas;
        return `${short(run.microseconds)} µs`;
      });
    }
    this.#print('\n');
  }

  async #matmul(dtype: MatmulArgs['dtype'], size: number): Promise<void> {
    const { span } = this.#plan;
    const args: MatmulArgs = { dtype, size, warmup: span.warmup / 2, time: span.time / 4 };
    const { result } = await node<MatmulResult>('matmul', args);
    const none = (): Rates => ({ gflops: [], share: [] });
    const entry = (this.results.matmul[`${dtype} ${size}`] ??= {
      peak: [],
      NN: none(),
      NT: none(),
      TN: none(),
    });
    entry.peak.push(result.peak);
    const shown = (['NN', 'NT', 'TN'] as const).map((layout) => {
      const { gflops, share } = result[layout];
      entry[layout].gflops.push(gflops);
      entry[layout].share.push(share);
      return `${short(gflops)} (${(100 * share).toFixed(0)} %)`;
    });
    this.#print(`  matmul ${dtype} ${size}³: ${shown.join(', ')} of ${short(result.peak)} GFLOP/s\n`);
  }

  async #inference(batch: number): Promise<void> {
    const problem = this.#problem(`inference-${batch}`, { ...TASKS.get('T3')!, batch });
    let ours: readonly number[] = [];
    for (const contender of this.#among(PREDICTORS)) {
      await this.#try(`inference, batch ${batch}`, contender, async () => {
        const { Z, microseconds } = await infer(contender, problem, this.#plan.span);
        if (contender.id === OURS) ours = Z;
        if (differs(Z, ours)) throw new Error("its answers differ from chainrule's");
        push((this.results.inference[String(batch)] ??= {}), contender.id, microseconds);
        return `${short(microseconds)} µs`;
      });
    }
    this.#print('\n');
  }

  async #parts(kind: Kind): Promise<void> {
    const { warmup, time } = this.#plan.span;
    const cases = PARTS[kind].map((name) => makeCase(kind, name));
    const paths = new Map(cases.map((given) => [given, this.#case(given)]));
    const ours = new Map<Case, PartRun>();
    for (const contender of this.#among(SUPPLIERS)) {
      await this.#try(kind, contender, async () => {
        const known = cases.filter(({ name }) => contender.parts?.includes(name) ?? true);
        const span = { warmup: warmup / 3, time: time / 3 };
        const results = await useParts(
          contender,
          known.map((given) => paths.get(given)!),
          span,
        );
        known.forEach((given, i) => {
          if (contender.id === OURS) ours.set(given, results[i]!);
          if (contender.id === OURS && provesNothing(given, results[i]!.outcome))
            throw new Error(`the outcome of ${given.name} proves nothing`);
          const wrong = otherWork(given, results[i]!.outcome, ours.get(given)!.outcome);
          if (wrong !== undefined) throw new Error(wrong);
        });
        known.forEach(({ name }, i) => {
          push((this.results.parts[name] ??= {}), contender.id, results[i]!.microseconds);
        });
        const sum = results.reduce((sum, { microseconds }) => sum + microseconds, 0);
        return `${short(sum)} µs for ${known.length}`;
      });
    }
    this.#print('\n');
  }

  async #cold(): Promise<void> {
    const problem = this.#problem('T1', TASKS.get('T1')!);
    for (const contender of this.#among(STARTERS)) {
      await this.#try('cold start', contender, async () => {
        const args = { peer: contender.peer, problem };
        const { milliseconds } = await node('cold', args, { env: environment(contender) });
        push(this.results.cold, contender.id, milliseconds);
        return `${short(milliseconds)} ms`;
      });
    }
    this.#print('\n');
  }

  async #size(): Promise<void> {
    for (const contender of this.#among(BUNDLED)) {
      await this.#try('bundle', contender, async () => {
        const bytes = await bundleSize(contender.peer);
        this.results.size[contender.id] = bytes;
        return `${short(bytes / 1000)} kB`;
      });
    }
    this.#print('\n');
  }

  async #memory(): Promise<void> {
    const flags = ['--expose-gc'];
    const problem = this.#problem('T1', TASKS.get('T1')!);
    const steps = (await node<MemoryResult>('memory', { problem }, { flags })).result.bytes;
    const models = (await node<MemoryResult>('memory', {}, { flags })).result.bytes;
    this.results.memory = { steps, models };
    this.#print(
      `  memory: ${short(steps / 1e6)} MB more after the steps, ${short(models / 1e6)} MB at most\n`,
    );
  }

  /** One contender's turn; what goes wrong is said in the tables, and puts it out of the run. */
  async #try(what: string, contender: Contender, turn: () => Promise<string>): Promise<void> {
    this.#print(contender.id === OURS ? `  ${what}: ` : ', ');
    try {
      this.#print(`${contender.id} ${await turn()}`);
    } catch (error) {
      if (contender.id === OURS) throw error;
      this.#out.add(contender.id);
      this.#failed = true;
      this.results.notes.push(`${contender.label} is left out (${what}): ${(error as Error).message}`);
      this.#print(`${contender.id} failed`);
    }
  }

  #among(contenders: readonly Contender[]): Contender[] {
    const { peers } = this.#plan;
    return contenders.filter((contender) => {
      const { id, label } = contender;
      if (peers !== undefined && id !== OURS && !peers.includes(id)) return false;
      if (!this.#asked.has(id)) {
        this.#asked.add(id);
        const reason = missing(contender);
        if (reason !== undefined) {
          this.#out.add(id);
          this.results.notes.push(`${label} is left out: ${reason}`);
        }
      }
      return !this.#out.has(id);
    });
  }

  #case(given: Case): string {
    const path = join(this.#folder, `${given.kind}-${given.name}`);
    saveCase(path, given);
    return path;
  }

  #problem(name: string, task: Task): string {
    const path = join(this.#folder, name);
    saveProblem(path, makeProblem(task));
    return path;
  }
}

function push(record: Record<string, number[]>, key: string, value: number): void {
  (record[key] ??= []).push(value);
}

function short(x: number): string {
  return Math.abs(x) >= 100 ? x.toFixed(0) : x.toPrecision(3);
}
