// Prints `N passed, N failed`, alone on its line, from what vitest's JSON reporter has written.
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
if (text === '') {
  // Vitest ended before it could write anything.
  console.log('0 passed, 1 failed');
} else {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
  // A file that cannot be loaded has no test that could fail.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  console.log(`${numPassedTests} passed, ${numFailedTests + broken.length} failed`);
}
