// Sends the files that are chosen on, or dropped on, the page "Add an article", and lists what became of each article in them.
'use strict';

const form = document.getElementById('add');
const file = document.getElementById('file');
const outcomes = document.getElementById('outcomes');
file.hidden = false;

function row(text, href) {
  const item = document.createElement('li');
  const inside = href ? document.createElement('a') : item;
  inside.textContent = text;
  if (href) {
    inside.href = href;
    item.append(inside);
  }
  outcomes.append(item);
  return item;
}

function words(pattern, ...values) {
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), pattern);
}

async function send(sent) {
  const reading = row(`${sent.name}: ${form.dataset.reading}`);
  const query = new URLSearchParams();
  for (const name of ['lang', 'published']) {
    if (form.elements[name].value) {
      query.set(name, form.elements[name].value);
    }
  }
  if (form.elements.address.value) {
    query.set('url', form.elements.address.value);
  }
  try {
    const answer = await fetch(`/articles?${query}`, {
      method: 'POST',
      headers: {'X-Token': form.elements.token.value, 'Content-Type': sent.type || 'application/octet-stream'},
      body: sent,
    });
    const text = await answer.text();
    if (!answer.ok) {
      row(`${sent.name}: ${text}`);
      return;
    }
    for (const line of text.trim().split('\n')) {
      const one = JSON.parse(line);
      const name = one.id === 'article' ? sent.name : one.id;
      if (one.iri) {
        row(words(form.dataset.kept, name, one.claims, one.hidden), `${new URL(one.iri).pathname}.html`);
      } else {
        row(`${name}: ${one.message}`);
      }
    }
  } catch (e) {
    row(`${sent.name}: ${form.dataset.broken}`);
  } finally {
    reading.remove();
  }
}

async function sendAll(files) {
  for (const one of files) {
    await send(one);
  }
}

const input = file.querySelector('input');
input.addEventListener('change', async () => {
  await sendAll([...input.files]);
  input.value = '';
});
document.addEventListener('dragover', event => event.preventDefault());
document.addEventListener('drop', event => {
  if (event.dataTransfer.files.length) {
    event.preventDefault();
    sendAll([...event.dataTransfer.files]);
  }
});
