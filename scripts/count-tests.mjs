// node count-tests.mjs <vitest's JSON report> <its exit status>: prints "<passed> <failed>".
import { existsSync, readFileSync } from 'node:fs';

const [report, status] = process.argv.slice(2);
const empty = { numPassedTests: 0, numTotalTests: 0 };
const { numPassedTests, numTotalTests } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : empty;

// What was skipped has not passed; and a run can fail in no test: a file that does not load, a coverage threshold.
const failed = numTotalTests - numPassedTests;
const failedElsewhere = status !== '0' || numPassedTests === 0 ? 1 : 0;
console.log(`${numPassedTests} ${failed > 0 ? failed : failedElsewhere}`);
