// Arabic names in Latin letters, for those that no list gives in English. The
// letters are those of IJMES without its marks above and below; the article is
// al- before every letter, ة is -a and -at where the next word hangs on it, ى
// is -a, hamza and ayn are ’ and ‘ within a word and nothing at its head.
// Arabic mostly leaves short vowels unwritten: words that names are often made
// of stand in a table, the rest get them by the shapes of Arabic syllables.
// The same name always gives the same letters.

const consonants: Record<string, string> = {
  ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '‘', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ء: '’', ؤ: '’', ئ: '’', پ: 'p', چ: 'ch', ڤ: 'v', گ: 'g', ژ: 'zh',
}; // prettier-ignore

// Words by their letters without ال; the feminine and the plural are read off.
const words = new Map(
  (
    'قوات quwwat|قوة quwwa|جيش jaysh|حي hayy|أحياء ahya’|قرية qarya|قرى qura|بلدة balda|بلدات baldat|مدينة madina|مدن mudun|محافظة muhafaza|ريف rif|شرق sharq|غرب gharb|شمال shamal|جنوب janub|شرقي sharqi|غربي gharbi|شمالي shamali|جنوبي janubi|وسط wasat|أوسط awsat|أعلى a‘la|' +
    'نهر nahr|جبل jabal|جبال jibal|جسر jisr|جسور jusur|معبر ma‘bar|مطار matar|مخيم mukhayyam|مشفى mashfa|مستشفى mustashfa|مقر maqarr|مركز markaz|مركزي markazi|قصر qasr|جمهوري jumhuri|جمهورية jumhuriyya|منطقة mintaqa|مناطق manatiq|طريق tariq|دولي duwali|ساحة saha|شارع shari‘|مسجد masjid|جامع jami‘|جامعة jami‘a|مدرسة madrasa|كلية kulliyya|سوق suq|سجن sijn|ميناء mina’|مرفأ marfa’|قاعدة qa‘ida|جوي jawwi|بحري bahri|بري barri|حقل haql|نفط naft|غاز ghaz|محطة mahatta|كهرباء kahraba’|مياه miyah|سد sadd|وادي wadi|تل tall|دير dayr|عين ‘ayn|بئر bi’r|رأس ra’s|خان khan|كفر kafr|بيت bayt|باب bab|برج burj|خط khatt|محور mihwar|جبهة jabha|حدود hudud|حدودي hududi|ساحل sahil|جزيرة jazira|صحراء sahra’|بادية badiya|حوض hawd|سهل sahl|مزرعة mazra‘a|مزارع mazari‘|عرب ‘arab|دوار duwwar|صناعي sina‘i|قديم qadim|جديد jadid|كبير kabir|صغير saghir|أحمر ahmar|أبيض abyad|أسود aswad|أخضر akhdar|حمراء hamra’|بيضاء bayda’|' +
    'كتيبة katiba|كتائب kata’ib|لواء liwa’|ألوية alwiya|فرقة firqa|فيلق faylaq|فوج fawj|سرية sariyya|حركة haraka|حزب hizb|مجلس majlis|عسكري ‘askari|عسكر ‘askar|وطني watani|شعبي sha‘bi|شعب sha‘b|ثورة thawra|ثوري thawri|ثوار thuwwar|تحرير tahrir|إسلامي islami|إسلام islam|دولة dawla|حكومة hukuma|وزارة wizara|وزير wazir|دفاع difa‘|داخلية dakhiliyya|خارجية kharijiyya|أمن amn|أمني amni|شرطة shurta|قيادة qiyada|عام ‘amm|غرفة ghurfa|عملية ‘amaliyya|عمليات ‘amaliyyat|عناصر ‘anasir|فصيل fasil|فصائل fasa’il|معارضة mu‘arada|نظام nizam|تنظيم tanzim|تحالف tahaluf|عربي ‘arabi|وحدة wahda|وحدات wahadat|بعثة ba‘tha|أمم umam|متحد muttahid|هيئة hay’a|لجنة lajna|لجان lijan|هلال hilal|صليب salib|منظمة munazzama|اتحاد ittihad|مشاة mushat|حرس haras|رئاسي ri’asi|رئاسة ri’asa|رئيس ra’is|قائد qa’id|قادة qada|مصدر masdar|مصادر masadir|ميداني maydani|طبي tibbi|محلي mahalli|سكان sukkan|أهالي ahali|ناطق natiq|رسمي rasmi|متحدث mutahaddith|تركي turki|روسي rusi|إيراني irani|أمريكي amriki|سوري suri|عراقي ‘iraqi|يمني yamani|ليبي libi|سوداني sudani|لبناني lubnani|سعودي su‘udi|مصري misri|فلسطيني filastini|إسرائيلي isra’ili|كردي kurdi|سوريا suriya|سورية suriya|العراق al-‘iraq|مصر misr|لبنان lubnan|يمن yaman|سودان sudan|شام sham|مسلح musallah|مقاتل muqatil|مشترك mushtarak|خاص khass|سريع sari‘|دعم da‘m|إسناد isnad|حماية himaya|مكافحة mukafaha|إرهاب irhab|نخبة nukhba|صواريخ sawarikh|طيران tayaran|مدفعية midfa‘iyya|دبابات dabbabat|استطلاع istitla‘|هندسة handasa|عشيرة ‘ashira|عشائر ‘asha’ir|قبيلة qabila|قبائل qaba’il|بني bani|شهيد shahid|شهداء shuhada’|حق haqq|نصر nasr|فتح fath|نور nur|قدس quds|جند jund|جنود junud|أنصار ansar|سنة sunna|شريعة shari‘a|جهاد jihad|حر hurr|أحرار ahrar|سلام salam|صقور suqur|أسود usud|سيف sayf|غضب ghadab|درع dir‘|نبع nab‘|كرامة karama|وفاق wifaq|وحدوي wahdawi|انتقالي intiqali|سيادة siyada|كتلة kutla|تيار tayyar|بلدي baladi|ملكي malaki|أميري amiri|حرب harb|سلم silm|حديد hadid|مخابرات mukhabarat|استخبارات istikhbarat|بنك bank|مصرف masrif|إذاعة idha‘a|تلفزيون tilifizyun|' +
    'من min|في fi|على ‘ala|إلى ila|عن ‘an|مع ma‘a|بين bayn|قرب qurb|بن bin|ابن ibn|بنت bint|أبو abu|أبي abi|أبا aba|أم umm|عبد ‘abd|آل al|ذو dhu|ذي dhi|الله allah|لله lillah|دين din|رحمن rahman|' +
    'محمد muhammad|أحمد ahmad|علي ‘ali|حسن hasan|حسين husayn|عمر ‘umar|عثمان ‘uthman|خالد khalid|يوسف yusuf|إبراهيم ibrahim|مصطفى mustafa|محمود mahmud|مصعب mus‘ab|عيسى ‘isa|موسى musa|سعد sa‘d|سعيد sa‘id|طارق tariq|ياسر yasir|جعفر ja‘far|فاطمة fatima|عائشة ‘a’isha|زينب zaynab|مريم maryam|بكر bakr|عباس ‘abbas|هاشم hashim|حمزة hamza|حمد hamad|فهد fahd|جابر jabir|منصور mansur|معاذ mu‘adh|قصي qusayy|لؤي lu’ayy|عدنان ‘adnan|' +
    'حلب halab|حمص hims|حماة hamah|درعا dar‘a|دمشق dimashq|إدلب idlib|رقة raqqa|حسكة hasaka|قامشلي qamishli|سرت sirt|غزة ghazza|خرطوم khartum|أم درمان umm durman|صنعاء san‘a’|عدن ‘adan|تعز ta‘izz|مأرب ma’rib|حديدة hudayda|موصل mawsil|بغداد baghdad|بصرة basra|كركوك karkuk|أنبار anbar|فرات furat|دجلة dijla|نيل nil|بنغازي binghazi|طرابلس tarabulus|مصراتة misrata|داعش da‘ish|نصرة nusra|مدني madani|شبكة shabaka|عدة ‘idda|فلول fulul|مرتزقة murtaziqa|ممر mamarr|معسكر mu‘askar|برهان burhan|فتاح fattah|إرهابي irhabi|مستشفيات mustashfayat|جيوب juyub|ملا mulla|جدار jidar|قطاع qita‘|ضفة diffa'
  )
    .split('|')
    .map((l): [string, string] => {
      const at = l.lastIndexOf(' ');
      return [l.slice(0, at), l.slice(at + 1)];
    }),
); // prettier-ignore

const small = new Set(['min', 'fi', '‘ala', 'ila', '‘an', 'ma‘a', 'bayn', 'bin', 'wa']);
const marks = /[\u064B-\u0652\u0670]/g;
const vowelOf: Record<string, string> = { '\u064E': 'a', '\u064F': 'u', '\u0650': 'i' };

// known finds a word in the table, or what it is made from.
function known(w: string): string | undefined {
  const bare = w.replace(marks, '');
  const has = words.get(bare);
  if (has) return has;
  const ends: [string, (s: string) => string][] = [
    ['ية', (s) => (s.endsWith('i') ? s + 'yya' : s + 'iyya')],
    ['ة', (s) => (/[aiu]$/.test(s) ? s + 'yya' : s + 'a')],
    ['ات', (s) => s.replace(/a$/, '') + 'at'],
    ['ون', (s) => s + 'un'],
    ['ين', (s) => s + 'in'],
    ['ي', (s) => (/[aiu]$/.test(s) ? s : s + 'i')],
  ];
  for (const [end, put] of ends) {
    if (!bare.endsWith(end) || bare.length - end.length < 3) continue;
    const stem = bare.slice(0, -end.length);
    const found = (end === 'ية' && words.get(stem + 'ي')) || words.get(stem) || (end === 'ات' && words.get(stem + 'ة'));
    if (found) return put(found);
  }
  return undefined;
}

type Sound = { s: string; v?: boolean; long?: boolean };

// spell gives a word without ال its letters and the vowels that it wants.
function spell(word: string): string {
  const cs = [...word];
  const out: Sound[] = [];
  const plain = word.replace(marks, '');
  const isLetter = (c: string | undefined) => !!c && !/[\u064B-\u0652\u0670]/.test(c);
  const vowelLetter = (c: string | undefined) => c === 'ا' || c === 'ى' || c === 'ة' || c === 'آ';
  for (let i = 0; i < cs.length; i++) {
    const c = cs[i];
    const last = out[out.length - 1];
    const next = cs.slice(i + 1).find(isLetter);
    const marked = vowelOf[cs[i + 1]] ?? (cs[i + 1] === '\u0651' ? vowelOf[cs[i + 2]] : undefined);
    if (vowelOf[c]) {
      out.push({ s: vowelOf[c], v: true });
    } else if (c === '\u0651') {
      // The doubling mark may stand before or after the vowel.
      const at = last?.v ? out.length - 2 : out.length - 1;
      if (out[at] && !out[at].v) out.splice(at, 0, { ...out[at] });
    } else if (!isLetter(c)) continue;
    else if (c === 'أ') out.push({ s: last ? (last.v ? '’' : 'a') : 'a', v: !last || !last.v, long: false });
    else if (c === 'إ') out.push({ s: 'i', v: true });
    else if (c === 'آ') out.push({ s: 'a', v: true, long: !!last });
    else if (c === 'ا') {
      if (!last) out.push({ s: 'i', v: true });
      else if (last.v && last.s === 'a') last.long = true;
      else if (last.v && (last.s === 'i' || last.s === 'u')) out.push({ s: last.s === 'i' ? 'y' : 'w' }, { s: 'a', v: true, long: true });
      else out.push({ s: 'a', v: true, long: true });
    } else if (c === 'ى') out.push({ s: 'a', v: true, long: true });
    else if (c === 'ة') out.push(last?.v && last.s === 'a' ? { s: 'h' } : { s: 'a', v: true });
    else if (c === 'و' || c === 'ي') {
      const [glide, vowel] = c === 'و' ? ['w', 'u'] : ['y', 'i'];
      if (last?.v && last.s === vowel) last.long = true;
      else if (marked || !last || last.v || vowelLetter(next)) {
        // ـية and ـيا after a consonant double the glide: -iyya.
        if (last && !last.v && c === 'ي' && vowelLetter(next)) out.push({ s: 'i', v: true }, ...(next === 'ة' && !(out.length === 3 && out[1].long) ? [{ s: 'y' }] : []));
        out.push({ s: glide });
      } else if (out.length === 1 && plain.length === 3 && next && c === 'ي') out.push({ s: 'a', v: true }, { s: 'y' });
      else out.push({ s: vowel, v: true, long: true });
    } else if (consonants[c]) out.push({ s: consonants[c] });
  }
  // Passive and active participles of the derived forms begin with mu-.
  const mu = plain.length > 4 && /^م(?:ت|ست|نت|.ا)/.test(plain);
  // Verbal nouns of the forms that begin with a bare alif have i before their long vowel.
  const noun = cs[0] === 'ا' && plain.length > 4;
  const res: Sound[] = [];
  const fill = (): Sound => ({ s: noun && !res.some((x) => x.long) ? 'i' : 'a', v: true });
  for (let i = 0; i < out.length; i++) {
    const x = out[i];
    res.push(x);
    if (x.v) continue;
    const [n1, n2] = [out[i + 1], out[i + 2]];
    const before = res[res.length - 2];
    if (!n1) continue;
    if (n1.v) continue;
    if (!before) res.push(mu ? { s: 'u', v: true } : fill()); // no word begins with two consonants
    else if (!before.v) continue;
    else if (before.long) res.push({ s: 'i', v: true }); // none stands after a long vowel
    else if (!n2) {
      // At the end the second may not be the louder: jabal, but sharq.
      if (/^[rlnmwy]$/.test(n1.s) && !/^[rlnmwy]$/.test(x.s)) res.push(fill());
    } else if (!n2.v) {
      res.push(n1);
      i++;
      res.push(fill());
    }
  }
  return res.map((x) => x.s).join('');
}

// tail is ة before a word that hangs on it.
const tail = (s: string, bound: boolean) => (bound ? s + 't' : s);
const capital = (s: string) => s.replace(/^([‘’]?)(\p{L})/u, (_, h, l) => h + l.toUpperCase());

export function transliterate(text: string): string {
  const ws = text.replace(/[\u0640\u200E\u200F\u2066-\u2069]/g, '').trim().split(/\s+/);
  const out: string[] = [];
  ws.forEach((w, i) => {
    const m = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/u.exec(w)!;
    let core = m[2];
    if (!/[\u0620-\u064A]/.test(core)) return void out.push(w);
    let head = '';
    const bareCore = core.replace(marks, '');
    if (i > 0 && /^وال.../.test(bareCore) && !known(bareCore)) {
      head = 'wa-al-';
      core = bareCore.slice(3);
    } else if (i > 0 && /^بال.../.test(bareCore) && !known(bareCore)) {
      head = 'bi-al-';
      core = bareCore.slice(3);
    } else if (/^لل.../.test(bareCore) && !known(bareCore)) {
      head = 'lil-';
      core = bareCore.slice(2);
    } else if (/^ال../.test(bareCore) && !words.get(bareCore)) {
      head = 'al-';
      core = core.replace(/^ا\p{M}*ل\p{M}*/u, '');
    }
    const next = ws[i + 1]?.replace(marks, '');
    // A noun without the article that ends in ة is bound to what follows,
    // unless that agrees with it and so is its adjective.
    const bound = !head && core.endsWith('ة') && !!next && /[\u0620-\u064A]/.test(next) && !small.has(words.get(next) ?? '') && !(next.endsWith('ة') && !next.startsWith('ال') && i + 2 === ws.length);
    const said = known(core) ?? spell(core.startsWith('اا') ? core.slice(1) : core);
    const full = tail(said, bound);
    // ayn and hamza at the head of a word are not written.
    const clean = full.replace(/^[‘’]/, '');
    out.push(m[1] + head + (small.has(full) && !head ? clean : capital(clean)) + m[3].replaceAll('،', ','));
  });
  return out.join(' ');
}

// nameLike tells a name from a phrase: short, without figures or words of
// number. A phrase in Latin letters helps nobody.
const number = /^(?:أكثر|أقل|نحو|زهاء|قرابة|حوالي|آلاف|الآلاف|عشرات|العشرات|مئات|المئات|ملايين|مليون|واحد|اثن|ثلاث|أربع|خمس|ستة?$|سبع|ثمان|تسع|عشرة?$|عدد|بعض|جميع)/;
export const nameLike = (s: string) => {
  const ws = s.trim().split(/\s+/);
  return /[\u0620-\u064A]/.test(s) && !/\d/.test(s) && ws.length <= 4 && !number.test(ws[0]);
};
