// The editor: C# colours, the compiler's errors at their place, and what each line came to in the margin.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { csharp } from '@codemirror/legacy-modes/mode/clike';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { drawSelection, EditorView, gutter, GutterMarker, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const inks = HighlightStyle.define([
  { tag: [tags.keyword, tags.typeName], color: 'var(--keyword)' },
  { tag: [tags.string, tags.character], color: 'var(--string)' },
  { tag: tags.number, color: 'var(--number)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

class Figure extends GutterMarker {
  constructor({ short, long, costly }) {
    super();
    Object.assign(this, { short, long, costly });
  }

  toDOM() {
    const mark = document.createElement('span');
    mark.textContent = this.short;
    mark.title = this.long;
    mark.className = this.costly ? 'figure costly' : 'figure';
    return mark;
  }
}

const setFigures = StateEffect.define();
const figures = StateField.define({
  create: () => new Map(),
  // They are of the text that was checked: a change takes them away.
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFigures)) return effect.value;
    return transaction.docChanged ? new Map() : value;
  },
});

const margin = gutter({
  class: 'cm-figures',
  lineMarker: (view, line) => view.state.field(figures).get(view.state.doc.lineAt(line.from).number) ?? null,
  lineMarkerChange: update => update.transactions.some(one => one.docChanged || one.effects.some(effect => effect.is(setFigures))),
});

export class Editor {
  constructor(parent, text, label, onChange, onCheck) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), margin, figures, history(), drawSelection(), bracketMatching(), highlightActiveLine(), highlightSelectionMatches(),
          StreamLanguage.define(csharp), syntaxHighlighting(inks), indentUnit.of('    '), EditorState.tabSize.of(4),
          keymap.of([
            { key: 'Mod-Enter', run: () => (onCheck(), true) },
            ...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab,
          ]),
          EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' }),
        ],
      }),
    });
    this.toMark();
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  // The learner's lines are what is looked at first.
  toMark() {
    const at = this.text.indexOf('// your turn: begin');
    if (at < 0) return;
    const line = this.view.state.doc.lineAt(at);
    const next = this.view.state.doc.line(Math.min(line.number + 1, this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: next.to }, effects: EditorView.scrollIntoView(line.from, { y: 'start', yMargin: 60 }) });
  }

  // Places of a report: {line, column, text}, from 1.
  mark(places) {
    const { doc } = this.view.state;
    const found = places.filter(place => place.line >= 1 && place.line <= doc.lines).map(place => {
      const line = doc.line(place.line);
      const at = place.column > 1 ? place.column - 1 : line.text.length - line.text.trimStart().length;
      // What is missing at the end of a line is shown on its last character.
      const from = line.from + Math.max(0, Math.min(at, line.length - 1));
      return { from, to: line.to, severity: 'error', message: place.text.split('\n').slice(1).join('\n') || place.text };
    });
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  show(lines) {
    this.view.dispatch({ effects: setFigures.of(new Map(lines.map(line => [line.line, new Figure(line)]))) });
  }
}
