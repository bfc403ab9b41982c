import { availableParallelism, cpus, platform, release } from 'node:os';

/** `2 × AMD EPYC, linux 6.1.0`. */
export function describeMachine(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${platform()} ${release()}`;
}
