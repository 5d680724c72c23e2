/** A column: what stands above it; numbers are set to the right. */
export interface Column {
  readonly title: string;
  readonly right?: true;
}

/** A table for a terminal: columns of even width, two spaces between them, a line below the titles. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...rows].map((row) => (row[index] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map(({ right }, index) => {
        const [cell = '', width = 0] = [row[index], widths[index]];
        return right ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
