/** What the scripts that collect facts offer each other, hung on one object of the isolated world. */
import type { ControlFacts, FieldFacts, FormFacts, PageFacts } from '../../wasm/types.js';

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A field, and the hosts of the shadow roots around it, innermost first. */
export interface Place {
    field: Field;
    hosts: Element[];
}

/** Fields that belong together: those of a form, or neighbours that have none. */
export interface Group {
    /** The form, where there is one. */
    element: Element | null;
    /** The form, or the nearest element around all of the fields. */
    around: Element;
    /** The fields that are told about. */
    places: Place[];
    /** How many fields there are. */
    count: number;
}

/** A node, and the hosts of the shadow roots around it, innermost first. */
export interface Root {
    node: Node;
    hosts: Element[];
}

/** Goes through the elements below a node. */
export interface Walker {
    nextNode(): Element | null;
}

/** Bounded reads that a hostile page cannot mislead. */
export interface Reader {
    MAX_TEXT: number;
    attribute(element: Element, name: string, max?: number): string;
    text(node: Node, max?: number, skip?: (element: Element) => boolean): string;
    path(address: string): string;
    isWord(part: string): boolean;
    isElement(node: Node | null | undefined): node is Element;
    isText(node: Node): boolean;
    isConnected(node: Node): boolean;
    tag(node: Node): string;
    parent(node: Node): Node | null;
    previous(node: Node): Node | null;
    next(node: Node): Node | null;
    child(node: Node): Node | null;
    shadow(element: Element): ShadowRoot | null;
    slot(element: Element): HTMLSlotElement | null;
    elements(form: Element): ArrayLike<Element>;
    all(node: Node, selector: string): NodeListOf<Element>;
    first(node: Node, selector: string): Element | null;
    root(node: Node): Node;
    closest(element: Element, selector: string): Element | null;
    contains(outer: Node, inner: Node): boolean;
    precedes(one: Node, other: Node): boolean;
    byId(node: Node, id: string): Element | null;
    elementWalker(node: Node): Walker;
    title(): string;
    html(): Element | null;
    focused(root: Node): Element | null;
    /** The element with the focus, through shadow roots. */
    active(): Element | null;
    /** What stands in a field. Facts never hold it. */
    value(field: HTMLInputElement): string;
}

/** Finds fields and gathers them in groups. */
export interface Finder {
    FIELDS: string;
    groups(start: Node): { groups: Group[]; roots: Node[] };
    /** A node and the shadow roots below it, outermost first. */
    roots(start: Node): Root[];
    ancestors(node: Node, max?: number): Element[];
    isField(element: Element): boolean;
    isRegion(element: Element): boolean;
    holdsPassword(element: Element): boolean;
    notePassword(field: Field): void;
}

/** Tells what there is to know about one control. */
export interface ControlDescriber {
    facts(element: Element, handle: number): ControlFacts;
    submits(element: Element): boolean;
    isCovered(element: Element): boolean;
    listens(element: Element): boolean;
    isTelling(facts: ControlFacts): boolean;
}

/** Tells what there is to know about one field. */
export interface Describer {
    facts(place: Place, handle: number): FieldFacts;
    beside(element: Element, step: (node: Node) => Node | null): string;
}

/** The facts about a page, and the way back from a handle to its element. */
export interface Facts {
    collect(start?: Document | Element | ShadowRoot): PageFacts;
    elementOf(handle: number): Element | null;
    /** A control as it stands in the page now, if it was drawn anew since the page was seen. */
    current(handle: number, seen: PageFacts | undefined): Element | null;
    handleOf(element: Element): number;
    /** Whether a field holds a password, or did when it was first seen. */
    holdsPassword(element: Element): boolean;
}

export type { ControlFacts, FormFacts };
