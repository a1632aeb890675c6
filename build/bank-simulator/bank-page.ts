import { SCRIPTS } from './simulated-bank.ts';

/** The page of the simulated bank: paste the text of a QR, choose what happens, press. */
export const bankPage = (): string => `<!doctype html>
<html lang="th">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>ธนาคารจำลอง</title>
<style>
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif; color-scheme: light dark; }
  label { display: block; margin-top: 1rem; font-weight: 600; }
  textarea, input, select, button { width: 100%; box-sizing: border-box; padding: 0.5rem; font: inherit; }
  button { margin-top: 1rem; }
  pre { overflow: auto; white-space: pre-wrap; }
</style>
<h1>ธนาคารจำลอง</h1>
<p>ไม่มีเงินจริงเคลื่อนไหว ใช้กับข้อมูลสาธิตและการทดสอบเท่านั้น</p>
<form id="form">
  <label>ข้อความใน QR <textarea name="qr" rows="4" required autofocus></textarea></label>
  <label>จำนวนเงิน (บาท) ถ้าไม่ใช้ยอดใน QR <input name="baht" inputmode="decimal"></label>
  <label>เหตุการณ์ <select name="script">${SCRIPTS.map((script) => `<option>${script}</option>`).join('')}</select></label>
  <button>ทำรายการ</button>
</form>
<pre id="answer" aria-live="polite"></pre>
<script>
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { qr, baht, script } = Object.fromEntries(new FormData(form));
    const reply = await fetch('/play', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ qr: qr.trim(), script, ...(baht ? { baht } : {}) }),
    });
    answer.textContent = JSON.stringify(await reply.json(), null, 2);
  });
</script>
</html>`;
