/** Sentences of a message that shows a run on its way, and of one that was cancelled. */
export const progress = {
  queuedTitle: 'Queued',
  writingTitle: 'Writing',
  paintingTitle: 'Painting',
  checkingTitle: 'Checking',
  queued: (place: number) => (place <= 1 ? 'Next in line.' : `Place ${place} in line.`),
  soon: (seconds: number) =>
    seconds < 60
      ? ` About ${Math.max(5, Math.round(seconds / 5) * 5)} seconds to go.`
      : ` About ${Math.round(seconds / 60)} minutes to go.`,
  checking: 'The safety check is slow at the moment. Your request waits for it and goes on by itself.',
  writing: 'Writing the profile',
  painting: 'Painting the portrait',
  cancel: 'Cancel',
  cancelledTitle: 'Cancelled',
  cancelledText: 'Nothing more happens to this request.',
} as const;
