/**
 * The one Typst source. Everything that varies comes in by `sys.inputs.sheet` as JSON and is never read as markup. `sys.inputs.cuts` names the
 * rows that cells with `again` are parted at, one list for each block; the document answers `<row>` with the page that each row began on.
 */
export const typstTemplate = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let cuts = json(bytes(sys.inputs.cuts))
#let text-face = ("Noto Serif SC", "Noto Sans SC")
#let head-face = ("Noto Sans SC", "Noto Serif SC")
#let size = sheet.size * 1pt
#let line-gap = 0.56em
#let line = 0.5pt + black
#let top-side = top

#set document(title: sheet.title.join(" "), date: none)
#set text(font: text-face, size: size, lang: "zh", region: "cn", fallback: false, cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: line-gap, spacing: line-gap)
#set block(spacing: 0pt)
#let head(body) = text(font: head-face, weight: 500, body)

#set page(
  width: sheet.width * 1mm,
  height: sheet.height * 1mm,
  margin: (top: sheet.margin.top * 1mm, right: sheet.margin.right * 1mm, bottom: sheet.margin.bottom * 1mm, left: sheet.margin.left * 1mm),
  header-ascent: 4mm,
  footer-descent: 4mm,
  header: if sheet.mark != none { align(right, box(stroke: 0.5pt, inset: (x: 2mm, y: 1mm), text(font: head-face, weight: 500, size: 9pt, sheet.mark))) },
  footer: {
    set text(size: 8pt)
    set par(leading: 0.4em, spacing: 0.4em)
    align(center, context [第 #counter(page).display() 页　共 #counter(page).final().first() 页])
    for line in sheet.foot { align(center, par(text(size: 7pt, line))) }
  },
)

#let paragraphs(body, indent) = {
  set par(justify: indent, first-line-indent: if indent { (amount: 2em, all: true) } else { 0em })
  for line in body.split("\n") { par(line) }
}

#let symbol(of) = image(bytes(of.svg), format: "svg", width: of.width * 1mm)

// Whether this page is a further one of the grid that began last.
#let continues() = {
  let starts = query(selector(<grid>).before(here()))
  starts.len() > 0 and starts.last().location().page() < here().page()
}

#let content(cell) = {
  set text(size: if "sizePt" in cell { cell.sizePt * 1pt } else { size })
  if "symbol" in cell { block(symbol(cell.symbol), below: 1mm) }
  if "lead" in cell { block(head(cell.lead), below: line-gap) }
  let said(text) = paragraphs(text, cell.at("indent", default: false))
  let body = if "continued" in cell { context if continues() { said(cell.continued) } else { said(cell.text) } } else { said(cell.text) }
  if cell.at("face", default: "text") == "head" { head(body) } else { body }
}

// A cell over several rows, as parts of it that no cut goes through: where each begins, and how many rows it covers.
#let parts(from, rows, cut) = {
  let starts = (from,) + cut.filter(at => at > from and at < from + rows)
  starts.enumerate().map(((number, at)) => (at, starts.at(number + 1, default: from + rows) - at))
}

// Where the tail is kept, a last column without width has a cell over the last two rows that is not broken: they stay on one page, with
// one more row below them where something closes the table.
// The rows named top stand above these.
#let cells(rows, frame, top: 0, cut: (), mark: none, tail: none, closed: false, edge: 0) = {
  let placed = ()
  for (number, row) in rows.enumerate() {
    let tall = "heightMm" in row
    let marked = mark == none
    for (at, cell) in row.cells.enumerate() {
      let across = (left: left, center: center, right: right).at(cell.at("align", default: "left"))
      let down = if cell.at("valign", default: "middle") == "top" { top-side } else { horizon }
      let inset = (x: if frame { 1.2mm } else { 0mm }, y: 1.4mm)
      let covered = cell.at("rows", default: 1)
      let body = content(cell)
      if not marked and covered == 1 {
        marked = true
        body = [#context [#metadata((mark, number, here().page())) <row>]#body]
      }
      let pieces = if cell.at("again", default: false) { parts(number, covered, cut) } else { ((number, covered),) }
      for (begin, length) in pieces {
        placed.push(table.cell(
          x: cell.x,
          y: top + begin,
          colspan: cell.at("span", default: 1),
          rowspan: length,
          align: across + down,
          breakable: if row.whole and length == 1 { false } else { auto },
          inset: inset,
          stroke: if not frame { none } else if cell.at("open", default: none) == "below" { (top: line, left: line, right: line, bottom: none) } else if cell.at("open", default: none) == "above" { (top: none, left: line, right: line, bottom: line) } else { line },
          if tall and at == 0 { grid(columns: (1fr, 0pt), align: across + down, body, v(row.heightMm * 1mm - 2.8mm)) } else { body },
        ))
      }
    }
    if tail != none {
      let from-end = rows.len() - number
      let bare = (x: edge, y: top + number, inset: 0pt, stroke: none)
      if tail and from-end == 2 {
        placed.push(table.cell(rowspan: if closed { 3 } else { 2 }, breakable: false, ..bare, []))
      } else if not (tail and from-end == 1) {
        placed.push(table.cell(..bare, []))
      }
    }
  }
  placed
}

#let draw-grid(block-data, number) = {
  let frame = block-data.at("frame", default: "thin") == "thin"
  let repeated = block-data.at("head", default: ())
  let tail = block-data.tail
  let closing = block-data.at("closing", default: none)
  [#metadata(none) <grid>]
  let edge = block-data.columns.len()
  let body = table(
    columns: block-data.columns.map(share => share * 1fr) + (if tail { (0pt,) } else { () }),
    stroke: none,
    ..if repeated.len() > 0 { (table.header(repeat: true, ..cells(repeated, frame, tail: if tail { false } else { none }, edge: edge)),) } else { () },
    ..cells(block-data.rows, frame, top: repeated.len(), cut: cuts.at(number), mark: number, tail: if tail { true } else { none }, closed: closing != none, edge: edge),
    ..if closing != none {
      let seals = sheet.blocks.at(closing)
      (table.cell(x: 0, y: repeated.len() + block-data.rows.len(), colspan: edge, breakable: false, inset: 0pt, stroke: none, {
        v(seals.at("gapMm", default: 0) * 1mm)
        draw-grid(seals, closing)
      }),)
    } else { () },
  )
  if block-data.at("keep", default: false) { block(breakable: false, width: 100%, body) } else { body }
}

#let draw-text(block-data) = {
  set text(size: if "sizePt" in block-data { block-data.sizePt * 1pt } else { size })
  set align((left: left, center: center, right: right).at(block-data.at("align", default: "left")))
  if "heading" in block-data { block(sticky: true, below: line-gap, head(block-data.heading)) }
  if block-data.text != "" { block(width: 100%, paragraphs(block-data.text, block-data.at("indent", default: false))) }
}

#for (at, line) in sheet.title.enumerate() {
  align(center, block(below: if at + 1 == sheet.title.len() { 5mm } else { 2.4mm }, text(font: head-face, weight: if at == 0 { 700 } else { 500 }, size: if at == 0 { 18pt } else { 12pt }, line)))
}
#for (number, block-data) in sheet.blocks.enumerate() {
  // What closes the table before it was drawn as its last row.
  if block-data.at("closed", default: false) { continue }
  if "gapMm" in block-data { v(block-data.gapMm * 1mm, weak: true) }
  if block-data.kind == "grid" { draw-grid(block-data, number) } else { draw-text(block-data) }
}
`;
