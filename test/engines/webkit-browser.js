// A browser of one window for gjs, which WebKitWebDriver leads: WebKitGTK's own MiniBrowser forgets everything at its end when it is led, and
// what is tested here is what a phone remembers. Called with the folder of its profile; complaints of the page are written there.
import Gio from 'gi://Gio'
import Gtk from 'gi://Gtk?version=3.0'
import WebKit from 'gi://WebKit2?version=4.1'
import { programArgs } from 'system'

const [profile, before] = programArgs
Gtk.init(null)

const context = new WebKit.WebContext({
  website_data_manager: new WebKit.WebsiteDataManager({
    base_data_directory: profile,
    base_cache_directory: `${profile}/cache`,
  }),
})
const manager = new WebKit.UserContentManager()
const { ALL_FRAMES } = WebKit.UserContentInjectedFrames
const { START } = WebKit.UserScriptInjectionTime
manager.register_script_message_handler('complaint')
manager.add_script(new WebKit.UserScript(before, ALL_FRAMES, START, null, null))

const complaints = Gio.File.new_for_path(`${profile}/complaints`)
manager.connect('script-message-received::complaint', (_, message) => {
  const stream = complaints.append_to(Gio.FileCreateFlags.NONE, null)
  stream.write(`${message.get_js_value().to_string()}\n`, null)
  stream.close(null)
})

const view = new WebKit.WebView({
  web_context: context,
  user_content_manager: manager,
  is_controlled_by_automation: true,
})
const window = new Gtk.Window({ default_width: 412, default_height: 732 })
window.add(view)
window.show_all()
view.connect('close', () => Gtk.main_quit())

context.set_automation_allowed(true)
context.connect('automation-started', (_, session) => {
  const info = new WebKit.ApplicationInfo()
  info.set_name('ubani')
  session.set_application_info(info)
  session.connect('create-web-view', () => view)
})
Gtk.main()
