import { describe, expect, test } from 'vitest';
import { TRAINERS } from '../lib/contenders.ts';
import type { Trainer } from '../lib/contender.ts';
import { makeProblem } from '../lib/make-problem.ts';
import { TASKS, type Task } from '../lib/tasks.ts';
import { disagreement, standsStill } from '../measure/training.ts';
import { differs } from '../measure/inference.ts';
import * as chainrule from '../peers/chainrule.ts';
import * as regression from '../peers/chainrule-regression.ts';
import * as withMlp from '../peers/chainrule-mlp.ts';
import * as loops from '../peers/loops.ts';
import * as unrolled from '../peers/loops-unrolled.ts';

const LOOPS = TRAINERS.find(({ id }) => id === 'loops')!;
/** Their sizes are no multiples of four, their losses both kinds. */
const ODD: readonly Task[] = [
  { name: 'odd', sizes: [5, 7, 3], batch: 6, loss: 'cross-entropy', lr: 0.1, checked: 10 },
  { name: 'odd', sizes: [3, 5, 6, 1], batch: 9, loss: 'mse', lr: 0.02, checked: 10 },
];

async function losses(trainer: Trainer, task: Task): Promise<number[]> {
  const training = await trainer.create(makeProblem(task));
  const values: number[] = [];
  while (values.length < task.checked) values.push(await training.train(1));
  return values;
}

describe.each([...['T1', 'T2'].map((name) => TASKS.get(name)!), ...ODD])('$name, $sizes', (task) => {
  test('plain loops do the same work as chainrule: the same losses, step after step', async () => {
    const ours = await losses(chainrule, task);
    expect(standsStill(ours)).toBe(false);
    expect(disagreement(LOOPS, await losses(loops, task), ours)).toBeUndefined();
    expect(disagreement(LOOPS, await losses(unrolled, task), ours)).toBeUndefined();
  });

  test('the model of named layers and that of mlp are the same', async () => {
    expect(await losses(withMlp, task)).toEqual(await losses(chainrule, task));
  });

  test('another learning rate is seen as other work', async () => {
    const ours = await losses(chainrule, task);
    const others = await losses(loops, { ...task, lr: task.lr * 1.1 });
    expect(disagreement(LOOPS, others, ours)).toMatch(/differ/);
  });

  test('plain loops answer as chainrule does', async () => {
    const problem = makeProblem(task);
    const ours = Array.from(await chainrule.predictor(problem).predict());
    expect(differs(Array.from(await loops.predictor(problem).predict()), ours)).toBe(false);
    expect(differs(Array.from(await unrolled.predictor(problem).predict()), ours)).toBe(false);
    expect(
      differs(
        ours.map((z) => z + 1),
        ours,
      ),
    ).toBe(true);
  });
});

test('many steps at once are as many single steps', async () => {
  const problem = makeProblem(TASKS.get('T2')!);
  for (const trainer of [chainrule, loops, unrolled]) {
    const [many, single] = [trainer.create(problem), trainer.create(makeProblem(TASKS.get('T2')!))];
    await single.train(1);
    await single.train(1);
    expect(await many.train(3)).toBe(await single.train(1));
  }
});

test('the program for T1 alone does the work of T1', async () => {
  const T1 = TASKS.get('T1')!;
  expect(await losses(regression, T1)).toEqual(await losses(chainrule, T1));
});
