import { element } from './dom.mjs';

/** A form for the arguments of a tool, as its input schema has them. */
export class Form {
  #fields;

  constructor(place, schema) {
    this.#fields = Object.entries(schema.properties ?? {}).map(
      ([name, property]) => new Field(name, resolved(property, schema), (schema.required ?? []).includes(name)),
    );
    place.replaceChildren(...this.#fields.map((field) => field.element));
  }

  /** The arguments; undefined, with a message beside each field that has none, if they are not to be sent. */
  read() {
    const values = {};
    let first;
    for (const field of this.#fields) {
      const { value, problem } = field.read();
      field.complain(problem ?? '');
      if (problem) {
        first ??= field;
      } else if (value !== undefined) {
        values[field.name] = value;
      }
    }
    first?.focus();
    return first ? undefined : values;
  }
}

/** A schema with what it refers to, of the document that holds it. */
function resolved(schema, document) {
  const seen = new Set();
  let found = schema;
  while (typeof found.$ref === 'string' && found.$ref.startsWith('#/') && !seen.has(found.$ref)) {
    seen.add(found.$ref);
    const { $ref, ...rest } = found;
    const target = $ref
      .slice(2)
      .split('/')
      .reduce((node, key) => node?.[decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')], document);
    found = { ...target, ...rest };
  }
  return found;
}

/** How one kind of value is typed in: its control, what a value looks like in it, and which value it holds. */
const KINDS = {
  choice: {
    control: ({ options }, required) =>
      element(
        'select',
        {},
        ...(required ? [] : [element('option', { value: '', textContent: '' })]),
        ...options.map((option) => element('option', { value: JSON.stringify(option.value), textContent: option.title })),
      ),
    show: (control, value) => (control.value = JSON.stringify(value)),
    value: (control) => JSON.parse(control.value),
  },
  number: {
    control: ({ schema, whole }) =>
      element('input', {
        type: 'number',
        step: whole ? '1' : 'any',
        min: schema.minimum ?? '',
        max: schema.maximum ?? '',
      }),
    value: (control, { schema, whole }) => {
      const number = Number(control.value);
      if (whole && !Number.isInteger(number)) {
        throw new Error('A whole number is needed');
      }
      if (number < schema.minimum || number > schema.maximum) {
        throw new Error(`It must be ${range(schema)}`);
      }
      return number;
    },
  },
  date: { control: () => element('input', { type: 'date' }), value: (control) => control.value },
  instant: {
    control: () => element('input', { type: 'datetime-local', step: '1' }),
    show: (control, value) => {
      const time = new Date(value);
      control.value = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
    },
    value: (control) => new Date(control.value).toISOString(),
  },
  text: {
    control: ({ schema }) =>
      element('input', { type: 'text', placeholder: String(schema.examples?.[0] ?? ''), spellcheck: false }),
    value: (control, { schema }) => {
      if (control.value.length < (schema.minLength ?? 0)) {
        throw new Error(`At least ${schema.minLength} characters are needed`);
      }
      if (control.value.length > (schema.maxLength ?? Infinity)) {
        throw new Error(`At most ${schema.maxLength} characters are allowed`);
      }
      return control.value;
    },
  },
  json: {
    wide: true,
    control: ({ schema }) =>
      element('textarea', { rows: 3, spellcheck: false, placeholder: schema.type === 'array' ? '[]' : schema.type === 'object' ? '{}' : '' }),
    show: (control, value) => {
      control.value = JSON.stringify(value, null, 2);
      control.rows = Math.min(12, control.value.split('\n').length + 1);
    },
    value: (control, { schema }) => {
      let value;
      try {
        value = JSON.parse(control.value);
      } catch (failure) {
        throw new Error(`This is no JSON: ${failure.message}`, { cause: failure });
      }
      if (schema.type === 'array' && !Array.isArray(value)) {
        throw new Error('A JSON array is needed, such as ["one", "two"]');
      }
      if (schema.type === 'object' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
        throw new Error('A JSON object is needed, such as {"name": "value"}');
      }
      return value;
    },
  },
};

function range({ minimum, maximum }) {
  return [minimum !== undefined && `at least ${minimum}`, maximum !== undefined && `at most ${maximum}`]
    .filter(Boolean)
    .join(' and ');
}

/** Which kind a schema is of; what is not plain is JSON. */
function kindOf(written) {
  const types = [written.type].flat().filter((type) => type !== 'null');
  const schema = { ...written, type: types.length === 1 ? types[0] : undefined };
  const options = choices(schema);
  if (options) {
    return { name: 'choice', schema, options };
  }
  switch (schema.type) {
    case 'boolean':
      return { name: 'choice', schema, options: [true, false].map((value) => ({ value, title: value ? 'yes' : 'no' })) };
    case 'integer':
    case 'number':
      return { name: 'number', schema, whole: schema.type === 'integer' };
    case 'string':
      return { name: { date: 'date', 'date-time': 'instant' }[schema.format] ?? 'text', schema };
    default:
      return { name: 'json', schema };
  }
}

function choices(schema) {
  if (Array.isArray(schema.enum)) {
    return schema.enum.filter((value) => value !== null).map((value) => ({ value, title: String(value) }));
  }
  if (schema.const !== undefined) {
    return [{ value: schema.const, title: String(schema.const) }];
  }
  const titled = schema.oneOf ?? schema.anyOf;
  return titled?.every((each) => each.const !== undefined)
    ? titled.map((each) => ({ value: each.const, title: each.title ?? String(each.const) }))
    : undefined;
}

/** One argument. */
class Field {
  #kind;
  #control;
  #required;
  #wrong;

  constructor(name, schema, required) {
    this.name = name;
    this.#required = required;
    this.#kind = kindOf(schema);
    this.#control = this.#made.control(this.#kind, required);
    const id = `argument-${name}`;
    Object.assign(this.#control, { id, name });
    this.#wrong = element('p', { className: 'wrong', id: `${id}-wrong`, role: 'alert' });
    const hint = element('p', { className: 'hint', id: `${id}-hint`, textContent: schema.description ?? '' });
    this.#control.setAttribute('aria-describedby', `${hint.id} ${this.#wrong.id}`);
    this.#control.setAttribute('aria-required', String(required));
    if (schema.default !== undefined && schema.default !== null) {
      (this.#made.show ?? ((control, value) => (control.value = value)))(this.#control, schema.default);
    }
    this.element = element(
      'div',
      { className: this.#made.wide ? 'field wide' : 'field' },
      element('label', { htmlFor: id }, schema.title ?? name, element('small', { textContent: required ? '' : ' optional' })),
      this.#control,
      ...(schema.description ? [hint] : []),
      this.#wrong,
    );
  }

  get #made() {
    return KINDS[this.#kind.name];
  }

  read() {
    const blank = this.#control.value.trim() === '';
    if (this.#control.validity?.badInput) {
      return { problem: 'This is no such value' };
    }
    // A text that is asked for may be empty; a number may not.
    if (blank && (!this.#required || this.#kind.name !== 'text')) {
      return this.#required ? { problem: 'A value is needed' } : {};
    }
    try {
      return { value: this.#made.value(this.#control, this.#kind) };
    } catch (failure) {
      return { problem: failure.message };
    }
  }

  complain(problem) {
    this.#wrong.textContent = problem;
    this.#control.setAttribute('aria-invalid', String(problem !== ''));
  }

  focus() {
    this.#control.focus();
  }
}
