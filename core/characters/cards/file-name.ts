/** Characters that a file system, a shell or a person's eye stumbles over, among them those that turn text around. */
const unsafe = /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff<>:"/\\|?*]+/gu;

/** Windows takes these for devices, with any ending. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i;

/** File systems hold 255 bytes; an ending, a number and a folder's prefix must fit too. */
const mostBytes = 120;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name as the name of a file, without ending: safe in every file system, in whatever alphabet it is written, at most
 * 120 bytes in UTF-8, never empty (`character` stands in for a name of which nothing is left).
 */
export function fileNameOf(name: string): string {
  const safe = name.normalize('NFC').replace(unsafe, '-').replace(/\s+/gu, ' ');
  const named = trim(cut(trim(safe).replace(devices, '$1_')));
  return /[\p{L}\p{N}\p{S}]/u.test(named) ? named : 'character';
}

/** Leading dots hide a file, trailing dots and spaces are lost on Windows. A hyphen in front looks like an option. */
const trim = (text: string): string => text.replace(/^[\s.-]+|[\s.-]+$/gu, '');

function cut(text: string): string {
  let kept = '';
  let bytes = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return kept;
}
