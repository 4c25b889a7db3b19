// Every browser test, one after another, in one process.
import './translit.test.mjs';
import './pages.test.mjs';
import './work.test.mjs';
import './reading.test.mjs';
import './shown.test.mjs';
import './keeping.test.mjs';
import './accounts.test.mjs';
import './load.test.mjs';
