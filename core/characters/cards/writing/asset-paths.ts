import type { CardAsset } from '../read-card.ts';

/** Where V3 wants the character's icon, and where the card itself must lie. */
export const iconPath = 'assets/icon/images/main.png';
export const cardPath = 'card.json';

/** Folders by what an ending says, as `SPEC_V3.md` names them. */
const folders: Readonly<Record<string, readonly string[]>> = {
  images: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'bmp', 'svg'],
  audio: ['mp3', 'wav', 'ogg', 'flac', 'm4a', 'opus'],
  video: ['mp4', 'webm', 'mov', 'mkv'],
  fonts: ['ttf', 'otf', 'woff', 'woff2'],
  l2d: ['moc3', 'model3'],
  '3d': ['vrm', 'mmd', 'obj', 'glb', 'gltf'],
  ai: ['safetensors', 'onnx', 'cpkt'],
  code: ['lua', 'js'],
};

/** The schemes by which a card names a file beside it: the specification's own spelling, the right one, and RisuAI's. */
const inside = /^(?:embedd?ed:\/\/|__asset:)/i;

/** Whether an address names something in the same file. */
export const isInside = (uri: string): boolean => inside.test(uri);

/** Gives each file of an archive a path that no other has, in whatever case it is written. */
export class AssetPaths {
  private readonly taken = new Set([cardPath, iconPath]);

  /** The path that it came with, if every program can read that; otherwise one made of its type and its ending. */
  add(asset: Pick<CardAsset, 'type' | 'ext' | 'uri'>): string {
    const came = asset.uri.replace(inside, '');
    const path = isInside(asset.uri) && isPlain(came) && this.isFree(came) ? came : this.made(asset);
    this.taken.add(path.toLowerCase());
    return path;
  }

  private isFree(path: string): boolean {
    return !this.taken.has(path.toLowerCase());
  }

  private made({ type, ext, uri }: Pick<CardAsset, 'type' | 'ext' | 'uri'>): string {
    const ending = word(ext === 'unknown' ? (/\.(\w+)$/.exec(uri)?.[1] ?? ext) : ext, 'unknown');
    const folder = Object.entries(folders).find(([, endings]) => endings.includes(ending))?.[0] ?? 'other';
    for (let number = 1; ; number += 1) {
      const path = `assets/${word(type, 'other')}/${folder}/${number}.${ending}`;
      if (this.isFree(path)) return path;
    }
  }
}

const word = (text: string, otherwise: string): string =>
  /^[a-z0-9_-]{1,40}$/i.test(text) ? text.toLowerCase() : otherwise;

/** ASCII, relative, without steps upwards, and short enough for every file system. */
const isPlain = (path: string): boolean =>
  /^[\w .()+,=@~-]+(?:\/[\w .()+,=@~-]+)*$/.test(path) &&
  path.length <= 200 &&
  path.split('/').every((part) => !/^\.|[. ]$/.test(part));
