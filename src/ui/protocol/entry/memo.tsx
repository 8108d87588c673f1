import { Component, type ComponentClass, type FunctionComponent } from 'preact'

/** A part that is drawn again only when one of its properties is another: what happens in one box leaves the others alone. */
export function memo<Props extends object>(Part: FunctionComponent<Props>): ComponentClass<Props> {
  return class Kept extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = new Set([...Object.keys(this.props), ...Object.keys(next)])
      return [...names].some((name) => Reflect.get(this.props, name) !== Reflect.get(next, name))
    }
    override render(props: Props) {
      return <Part {...props} />
    }
  }
}
