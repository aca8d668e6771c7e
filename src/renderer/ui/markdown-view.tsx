// Markdown as written by the user: HTML in it is shown as text, and nothing is fetched or followed. The workbench works offline, so an
// address is shown as text.
import ReactMarkdown, { type Components } from 'react-markdown';
import classes from './markdown.module.css';

const components: Components = {
  a: ({ href, children }) => (
    <span>
      {children}
      {href === undefined || href === '' || href === children ? null : (
        <span className={classes.address}> ({href})</span>
      )}
    </span>
  ),
  img: ({ src, alt }) => (
    <span>
      {alt}
      {typeof src === 'string' ? <span className={classes.address}> ({src})</span> : null}
    </span>
  ),
  // The page has its own outline: a heading of a note is not one of the page's.
  h1: ({ children }) => <p className={classes.heading}>{children}</p>,
  h2: ({ children }) => <p className={classes.heading}>{children}</p>,
  h3: ({ children }) => <p className={classes.heading}>{children}</p>,
  h4: ({ children }) => <p className={classes.heading}>{children}</p>,
  h5: ({ children }) => <p className={classes.heading}>{children}</p>,
  h6: ({ children }) => <p className={classes.heading}>{children}</p>,
};

export const MarkdownView = ({ text }: { text: string }) => (
  <div className={classes.markdown}>
    <ReactMarkdown components={components} urlTransform={(url) => url}>
      {text}
    </ReactMarkdown>
  </div>
);
