import { parseArgs } from 'node:util';
import { BUNDLED, PREDICTORS, TRAINERS } from './contenders.ts';
import { KINDS, type Plan } from './plan.ts';
import { TASKS } from './tasks.ts';

const EVERYTHING = [...TASKS.keys(), ...KINDS];
const CONTENDERS = [...new Set([...TRAINERS, ...PREDICTORS, ...BUNDLED].map(({ id }) => id))];
/** They come with the repository. */
const NO_INSTALL = [
  'chainrule',
  'chainrule-regression',
  'chainrule-mlp',
  'reference',
  'loops',
  'loops-unrolled',
];

export const USAGE: string = `npm run bench                              everything; rewrites the tables and the figure
npm run bench -- --quick                   T1 and T2 against plain loops, in less than a minute
npm run bench -- --only T1,matmul          of ${EVERYTHING.join(', ')}
npm run bench -- --peers loops,tfjs        of ${CONTENDERS.join(', ')}
npm run bench -- --rounds 5                instead of 3
npm run bench -- --render                  the tables and the figure once more, from the last full run
npm run bench -- --check                   tests the benchmark itself; needs no peer`;

export interface Options {
  readonly help: boolean;
  readonly check: boolean;
  readonly render: boolean;
  readonly needsPeers: boolean;
  /** Only a full run rewrites what the documentation shows. */
  readonly write: boolean;
  readonly plan: Plan;
}

/** Throws `RangeError` for names that are nobody's. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      render: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      peers: { type: 'string' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const { help, check, render, quick } = values;
  const only = list(values.only, EVERYTHING) ?? (quick ? ['T1', 'T2'] : EVERYTHING);
  const peers = list(values.peers, CONTENDERS) ?? (quick ? NO_INSTALL : undefined);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`--rounds ${values.rounds}: expected 1 or more`);
  const span = quick ? { warmup: 200, time: 300 } : { warmup: 400, time: 600 };
  return {
    help,
    check,
    render,
    needsPeers: !render && (peers === undefined || peers.some((id) => !NO_INSTALL.includes(id))),
    write: !quick && values.only === undefined && values.peers === undefined,
    plan: { only, peers, rounds, span },
  };
}

function list(value: string | undefined, known: readonly string[]): string[] | undefined {
  const names = value?.split(',');
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`${unknown}: expected some of ${known.join(', ')}`);
  return names;
}
