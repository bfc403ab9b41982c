import { SingleBar } from 'cli-progress';
import { percent } from './format.ts';
import type { Print } from './main.ts';

/** Shows how an epoch goes, with the means so far: on a terminal a bar, without one a line at the end. */
interface Progress {
  update(step: number, loss: number, accuracy: number): void;
  end(loss: number, accuracy: number): void;
}

/** @param label - such as `epoch 1/5` */
export function progress(label: string, steps: number, print: Print): Progress {
  return print === console.log && process.stdout.isTTY ? asBar(label, steps) : asLine(label, print);
}

function numbers(loss: number, accuracy: number): string {
  return `loss ${loss.toFixed(4)}   accuracy ${percent(accuracy, 2)}`;
}

function asLine(label: string, print: Print): Progress {
  return {
    update: () => undefined,
    end: (loss, accuracy) => {
      print(`  ${label}   ${numbers(loss, accuracy)}`);
    },
  };
}

/** The terminal's settings stay as they are (cursor shown, lines wrapped), so Ctrl-C leaves nothing to put right. */
function asBar(label: string, steps: number): Progress {
  const bar = new SingleBar({
    format: `  ${label}   {numbers}   {bar}`,
    stream: process.stdout,
    barsize: Math.max(8, Math.min(40, process.stdout.columns - 55)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    linewrap: true,
  });
  const update = (step: number, loss: number, accuracy: number): void => {
    const payload = { numbers: numbers(loss, accuracy) };
    if (bar.isActive) bar.update(step, payload);
    else bar.start(steps, step, payload);
  };
  return {
    update,
    end: (loss, accuracy) => {
      update(steps, loss, accuracy);
      bar.stop();
    },
  };
}
