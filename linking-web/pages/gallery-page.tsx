import type { ListPage } from '../../core/characters/list.ts';
import { Layout } from './layout.tsx';

/** A page of somebody's characters with their portraits. */
export const GalleryPage = ({ list }: { readonly list: ListPage }) => (
  <Layout title="Your characters">
    {list.total === 0 ? (
      <p>
        There are none yet. Type <code>/persona create</code> in the chat.
      </p>
    ) : (
      <p>
        {list.from} to {list.from + list.heads.length - 1} of {list.total}
      </p>
    )}
    <ul class="gallery">
      {list.heads.map(({ id, name, tagline }) => (
        <li key={id}>
          <a href={`/account/characters/${id}`}>
            <img
              src={`/account/characters/${id}/portrait?size=small`}
              alt=""
              width="160"
              height="160"
              loading="lazy"
            />
            <strong>{name}</strong>
          </a>
          <p>{tagline}</p>
        </li>
      ))}
    </ul>
    <nav aria-label="Pages">
      {list.previous !== undefined && (
        <a class="button" href={`/account/characters?page=${encodeURIComponent(list.previous)}`}>
          Previous
        </a>
      )}{' '}
      {list.next !== undefined && (
        <a class="button" href={`/account/characters?page=${encodeURIComponent(list.next)}`}>
          Next
        </a>
      )}
    </nav>
  </Layout>
);
