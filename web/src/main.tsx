import './app/mantine-styles.js';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { reloadWhenOutdated } from './app/reload-when-outdated.js';
import { watchFocus } from './components/focus/focus-origin.js';

reloadWhenOutdated();
watchFocus();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<App />);
