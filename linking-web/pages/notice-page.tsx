import { Layout } from './layout.tsx';

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  /** The way on. */
  readonly way?: { readonly href: string; readonly label: string };
}

/** What happened, and what to do. */
export const NoticePage = ({
  title,
  text,
  way = { href: '/', label: 'Go to the first page' },
}: NoticeProps) => (
  <Layout title={title}>
    <p>{text}</p>
    <p>
      <a href={way.href}>{way.label}</a>
    </p>
  </Layout>
);
