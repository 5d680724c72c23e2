const shapes = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  menu: 'M4 7h16M4 12h16M4 17h10',
  'add-person': 'M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM3 21a7 7 0 0 1 11-5.7M18 14v7M14.5 17.5h7',
  close: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 3.5 2.5 20.5h19L12 3.5ZM12 10v5M12 17.8v.2',
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h8',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  download: 'M12 4v11m0 0-4-4m4 4 4-4M5 20h14',
  inside: 'M4 5h16v14H4V5Zm10 0v14M17 9h0M17 12h0',
  check: 'M5 12.5 10 17l9-10',
  reply: 'M5 20v-6a4 4 0 0 1 4-4h10m0 0-4-4m4 4-4 4',
  spark: 'M12 3c.6 5.4 3.6 8.4 9 9-5.4.6-8.4 3.6-9 9-.6-5.4-3.6-8.4-9-9 5.4-.6 8.4-3.6 9-9Z',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing that says nothing by itself: its words stand beside it. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
);
