// Nothing on the page needs this. Where it may run, hours count down, and what somebody else has to say is shown
// without a reload: the page looks again by itself, ever more seldom, and only while it is seen.
(() => {
  const FIRST_MS = 3_000;
  const LONGEST_MS = 60_000;
  const card = () => document.querySelector('[data-standing]');
  let waitMs = FIRST_MS;
  let timer;
  let ends = [];

  const clock = (seconds) => {
    const two = (n) => String(n).padStart(2, '0');
    const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
  };

  const begin = () => {
    const now = performance.now();
    ends = [...document.querySelectorAll('[data-left]')].map((at) => ({
      at,
      end: now + Number(at.dataset.left) * 1_000,
    }));
    tick();
    clearTimeout(timer);
    if (document.querySelector('.again')) timer = setTimeout(look, waitMs);
  };

  const tick = () => {
    for (const { at, end } of ends) at.textContent = clock(Math.max(0, Math.ceil((end - performance.now()) / 1_000)));
    if (ends.some(({ end }) => end <= performance.now())) {
      ends = [];
      void look();
    }
  };

  const look = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { headers: { 'x-look-again': 'yes' }, cache: 'no-store' });
      const there = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-standing]');
      if (there === null || there.dataset.standing === card().dataset.standing)
        waitMs = Math.min(waitMs * 1.5, LONGEST_MS);
      else show(there);
    } catch {
      waitMs = LONGEST_MS;
    }
    begin();
  };

  // Whoever was somewhere in it goes on at its heading; all others are told by the notice's own role.
  const show = (there) => {
    const wasIn = card().contains(document.activeElement);
    card().replaceWith(document.adoptNode(there));
    waitMs = FIRST_MS;
    if (!wasIn) return;
    const heading = there.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus();
  };

  setInterval(tick, 1_000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && (ends.length > 0 || document.querySelector('.again'))) void look();
  });
  begin();
})();
