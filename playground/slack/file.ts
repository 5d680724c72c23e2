/** An uploaded file as the stand-in holds it. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly alternative: string | undefined;
  readonly createdAt: number;
  readonly owner: string;
  readonly team: string;
  title: string;
  bytes: Buffer | undefined;
  /** Uploading is finished by `files.completeUploadExternal`; before that the file cannot be used. */
  completed: boolean;
  deleted: boolean;
  readonly sharedIn: string[];
}

const types: Readonly<Record<string, { readonly mime: string; readonly pretty: string }>> = {
  png: { mime: 'image/png', pretty: 'PNG' },
  jpg: { mime: 'image/jpeg', pretty: 'JPEG' },
  jpeg: { mime: 'image/jpeg', pretty: 'JPEG' },
  gif: { mime: 'image/gif', pretty: 'GIF' },
  webp: { mime: 'image/webp', pretty: 'WebP' },
  json: { mime: 'application/json', pretty: 'JSON' },
  zip: { mime: 'application/zip', pretty: 'Zip' },
  txt: { mime: 'text/plain', pretty: 'Plain Text' },
  csv: { mime: 'text/csv', pretty: 'CSV' },
};

/** The file's type by its name's ending, as Slack calls it; `binary` where it knows none. */
export function fileType(name: string): {
  readonly type: string;
  readonly mime: string;
  readonly pretty: string;
} {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const known = types[ending];
  return known
    ? { type: ending, ...known }
    : { type: 'binary', mime: 'application/octet-stream', pretty: 'Binary' };
}

/** Only these can be shown in an image block. https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
export const isPicture = (file: UploadedFile): boolean =>
  ['png', 'jpg', 'jpeg', 'gif'].includes(fileType(file.name).type);

/** Where the file's bytes are, for the app's token or a person's session. */
export const fileAddress = (url: string, file: UploadedFile): string =>
  `${url}/files-pri/${file.team}-${file.id}/${encodeURIComponent(file.name)}`;

/** The file object of the API. https://docs.slack.dev/reference/objects/file-object */
export function toFileObject(url: string, file: UploadedFile): Record<string, unknown> {
  const { type, mime, pretty } = fileType(file.name);
  const seconds = Math.floor(file.createdAt / 1000);
  const isShared = file.sharedIn.length > 0;
  return {
    id: file.id,
    created: seconds,
    timestamp: seconds,
    name: file.name,
    title: file.title,
    mimetype: mime,
    filetype: type,
    pretty_type: pretty,
    user: file.owner,
    user_team: file.team,
    editable: false,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: isShared && file.sharedIn.some((channel) => channel.startsWith('C')),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: fileAddress(url, file),
    url_private_download: `${fileAddress(url, file)}?download=1`,
    ...(file.alternative === undefined ? {} : { alt_txt: file.alternative }),
    media_display_type: 'unknown',
    permalink: `${url}/files/${file.owner}/${file.id}/${encodeURIComponent(file.name)}`,
    permalink_public: `${url}/files-pub/${file.team}-${file.id}`,
    channels: file.sharedIn.filter((channel) => channel.startsWith('C')),
    groups: [],
    ims: file.sharedIn.filter((channel) => channel.startsWith('D')),
    comments_count: 0,
    is_starred: false,
    has_rich_preview: false,
    file_access: 'visible',
  };
}
