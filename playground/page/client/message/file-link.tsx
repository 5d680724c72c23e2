import { Icon } from '../icon.tsx';

interface Props {
  readonly name: string;
  /** An address of the page's own. */
  readonly address: string;
  /** Bytes. */
  readonly size?: number | undefined;
}

const withDownload = (address: string): string => `${address}${address.includes('?') ? '&' : '?'}download`;

const sizeOf = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** A file that can be saved. */
export const FileLink = ({ name, address, size }: Props) => (
  <a class="file" href={withDownload(address)} download={name}>
    <Icon name="file" />
    <span class="file-name">{name}</span>
    {size !== undefined && <span class="file-size">{sizeOf(size)}</span>}
    <Icon name="download" />
    <span class="visually-hidden">(download)</span>
  </a>
);
