/** Node options that let a program begin with a clock that is so many milliseconds ahead; fewer than none: behind. */
export function withClockAhead(milliseconds: number): readonly string[] {
  const script = `
    const True = Date;
    globalThis.Date = class Date extends True {
      constructor(...given) {
        if (given.length === 0) super(True.now() + ${milliseconds});
        else super(...given);
      }
      static now() { return True.now() + ${milliseconds}; }
    };`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}
