package weft.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Component;

/** A component of the user's own, compiled, by the name of its class. */
final class ComponentClass implements AutoCloseable {
  private static final String HELP = "weft prove --help";

  private final URLClassLoader loader;
  private final Constructor<? extends Component> constructor;

  /**
   * @param classPath folders and archives as Java separates them
   * @throws UsageException if there is no such class, or it is no component that can be made
   */
  ComponentClass(String classPath, String name) throws IOException {
    loader = new URLClassLoader(urls(classPath), Component.class.getClassLoader());
    try {
      constructor =
          Class.forName(name, true, loader).asSubclass(Component.class).getDeclaredConstructor();
    } catch (ClassNotFoundException e) {
      throw refused("no class " + name + " in " + classPath);
    } catch (LinkageError e) {
      throw refused(name + " in " + classPath + " cannot be loaded: " + e);
    } catch (ClassCastException e) {
      throw refused(name + " is no component: it does not extend weft.hdl.Component");
    } catch (NoSuchMethodException e) {
      throw refused(name + " has no constructor without parameters: write a class that has");
    }
    constructor.setAccessible(true);
  }

  private UsageException refused(String message) throws IOException {
    loader.close();
    return new UsageException(message, HELP);
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String one : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(one).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  String simpleName() {
    return constructor.getDeclaringClass().getSimpleName();
  }

  /** A new one, for the elaboration under way. */
  Component make() {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException wrong) {
        throw wrong;
      }
      throw new IllegalStateException("cannot make a " + simpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + simpleName(), e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
