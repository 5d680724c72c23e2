import './server/no-eval.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import './styles/page.css';

const place = document.getElementById('page');
if (place) render(<App />, place);
