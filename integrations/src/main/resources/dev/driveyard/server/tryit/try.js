// Shows the operations of openapi.json, each with a form that sends it. Texts of the server are only ever put in as text.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MOST_SHOWN = 200000;
const byId = (id) => document.getElementById(id);
let token = '';
let api = {};

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function say(text, bad = false) {
  const message = byId('message');
  message.textContent = text;
  message.classList.toggle('bad', bad);
  message.hidden = !text;
}

function resolved(schema) {
  const reference = schema && schema.$ref;
  return reference ? resolved(reference.slice(2).split('/').reduce((at, part) => at[part], api)) : schema || {};
}

function example(schema, depth = 0) {
  const known = resolved(schema);
  if (known.default !== undefined) return known.default;
  if (known.enum) return known.enum[0];
  const type = Array.isArray(known.type) ? known.type[0] : known.type;
  if (type === 'object' || known.properties) {
    const required = known.required || [];
    return Object.fromEntries(Object.entries(known.properties || {})
      .filter(([name]) => depth < 3 && (required.includes(name) || name === 'parameters'))
      .map(([name, inner]) => [name, example(inner, depth + 1)]));
  }
  return { array: [], integer: 0, number: 0, boolean: false }[type] ?? '';
}

function describe(schema) {
  const known = resolved(schema);
  const words = [known.type === 'array' ? 'several ' + (resolved(known.items).type || '') : known.format || known.type || ''];
  if (known.default !== undefined) words.push('default ' + known.default);
  if (known.minimum !== undefined || known.maximum !== undefined) words.push((known.minimum ?? '') + ' to ' + (known.maximum ?? ''));
  return words.filter(Boolean).join(', ');
}

function input(parameter) {
  const schema = resolved(parameter.schema);
  const choices = schema.enum || (schema.type === 'boolean' ? ['true', 'false'] : null);
  if (!choices) return make('input', { type: 'text', spellcheck: false, autocomplete: 'off' });
  return make('select', {}, make('option', { value: '', textContent: '' }),
    ...choices.map((choice) => make('option', { value: choice, textContent: choice })));
}

function requestOf(method, path, fields, text) {
  let target = path;
  const query = new URLSearchParams();
  const headers = { Authorization: 'Bearer ' + token };
  for (const { parameter, field } of fields) {
    const value = field.value;
    if (parameter.in === 'path') {
      if (!value) throw new Error("'" + parameter.name + "' is needed.");
      target = target.replace('{' + parameter.name + '}', encodeURIComponent(value));
    } else if (value && parameter.in === 'query') query.append(parameter.name, value);
    else if (value && parameter.in === 'header') headers[parameter.name] = value;
  }
  const body = text && text.value.trim() ? text.value : undefined;
  if (body !== undefined) {
    JSON.parse(body);
    headers['Content-Type'] = 'application/json';
  }
  const end = query.toString() ? '?' + query : '';
  return { target: target + end, options: { method: method.toUpperCase(), headers, body, cache: 'no-store', redirect: 'error' } };
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function show(answer, output, stop) {
  const isStream = (answer.headers.get('Content-Type') || '').startsWith('text/event-stream');
  const reader = answer.body ? answer.body.getReader() : null;
  const decoder = new TextDecoder();
  let text = '';
  stop.hidden = !isStream;
  for (let part = reader && await reader.read(); part && !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MOST_SHOWN) {
      text = isStream ? text.slice(-MOST_SHOWN) : text.slice(0, MOST_SHOWN) + '\n... (the rest is not shown)';
      if (!isStream) {
        await reader.cancel();
        break;
      }
    }
    if (isStream) output.textContent = text;
  }
  output.textContent = pretty(text);
}

function operation(path, method, described) {
  const fields = (described.parameters || []).map((given) => {
    const parameter = resolved(given);
    return { parameter, field: input(parameter) };
  });
  const schema = described.requestBody?.content?.['application/json']?.schema;
  const text = schema ? make('textarea', { spellcheck: false, value: JSON.stringify(example(schema), null, 2) }) : null;
  const send = make('button', { type: 'button', textContent: 'Send' });
  const stop = make('button', { type: 'button', textContent: 'Stop', hidden: true });
  const status = make('p', { className: 'status', hidden: true });
  const output = make('pre', { hidden: true, tabIndex: 0 });
  const grid = make('div', { className: 'fields' });
  fields.forEach(({ parameter, field }, number) => {
    field.id = method + path + number;
    grid.append(make('label', { htmlFor: field.id, textContent: parameter.name,
      className: parameter.required || parameter.in === 'path' ? 'required' : '' }), field,
    make('small', { textContent: [parameter.description, describe(parameter.schema)].filter(Boolean).join('; ') }));
  });
  send.addEventListener('click', async () => {
    const aborted = new AbortController();
    stop.onclick = () => aborted.abort();
    send.disabled = true;
    status.hidden = output.hidden = false;
    status.className = 'status';
    status.textContent = 'Sent ...';
    output.textContent = '';
    try {
      const { target, options } = requestOf(method, path, fields, text);
      const begun = performance.now();
      const answer = await fetch(target, { ...options, signal: aborted.signal });
      const location = answer.headers.get('Location');
      status.classList.toggle('bad', !answer.ok);
      status.textContent = answer.status + ' in ' + Math.round(performance.now() - begun) + ' ms: ' + options.method + ' ' + target
        + (location ? ' → ' + location : '');
      await show(answer, output, stop);
    } catch (problem) {
      if (!aborted.signal.aborted) {
        status.classList.add('bad');
        status.textContent = problem.message;
      }
    }
    stop.hidden = true;
    send.disabled = false;
  });
  const body = make('div', { className: 'body' }, make('p', { textContent: described.description || '' }), grid);
  if (text) body.append(text);
  body.append(send, ' ', stop, status, output);
  const details = make('details', {}, make('summary', {}, make('b', { className: method, textContent: method.toUpperCase() }),
    make('code', { textContent: path }), make('span', { textContent: (described.summary || '') + ' (' + described['x-role'] + ')' })), body);
  details.dataset.words = [method, path, described.summary, ...(described.tags || [])].join(' ').toLowerCase();
  return details;
}

function list() {
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((one) => item[one])) {
      const tag = (item[method].tags || ['other'])[0];
      if (!groups.has(tag)) groups.set(tag, make('section', {}, make('h2', { textContent: tag })));
      groups.get(tag).append(operation(path, method, item[method]));
    }
  }
  byId('operations').replaceChildren(...groups.values());
}

function filter() {
  const words = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const section of document.querySelectorAll('section')) {
    const all = [...section.querySelectorAll('details')];
    all.forEach((one) => { one.hidden = !words.every((word) => one.dataset.words.includes(word)); });
    section.hidden = all.every((one) => one.hidden);
  }
}

byId('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  token = byId('token').value.trim();
  say('...');
  try {
    const answer = await fetch('/api/v1/openapi.json', { headers: { Authorization: 'Bearer ' + token }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status === 401 ? 'This token is not known here, or no longer.' : 'The server answers ' + answer.status + '.');
    api = await answer.json();
    byId('version').textContent = 'API ' + api.info.version;
    byId('search').hidden = false;
    list();
    filter();
    say('');
  } catch (problem) {
    byId('operations').replaceChildren();
    byId('search').hidden = true;
    say(problem.message, true);
  }
});
byId('filter').addEventListener('input', filter);
