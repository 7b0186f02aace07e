/** @file What a reader sees when the book itself breaks: a sentence and a way on, never a blank page. */
import { Component, type ReactNode } from "react";

/** In both languages, because nothing may be known of the reader's. */
export function Trouble() {
  return (
    <div className="trouble" role="alert">
      <p lang="ko">책을 여는 데 문제가 생겼습니다. 다시 열어 주세요. 지금 상태는 주소에 담겨 있습니다.</p>
      <p lang="en">The book could not be opened. Please load it again; the address holds your state.</p>
      <button type="button" className="key" onClick={() => location.reload()}>
        다시 열기 · Reload
      </button>
    </div>
  );
}

/** React offers no hook for this; the one class component of the book. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Trouble /> : this.props.children;
  }
}
