// Every browser test, one after another, in one process.
import './pages.test.mjs';
import './work.test.mjs';
