#pragma once

#include <string>
#include <string_view>

namespace redoubt::report {

/// Writes the shapes of an SVG picture one after the other, in whole units. Looks are left to the
/// style sheet: a shape has a class. Texts are escaped here; a title is what a browser shows when
/// pointed at the shape, and is left out where it is empty.
class Drawing {
 public:
  void rect(int x, int y, int width, int height, std::string_view looks,
            std::string_view title = {});
  void line(int x1, int y1, int x2, int y2, std::string_view looks, std::string_view title = {});
  void circle(int x, int y, int radius, std::string_view looks, std::string_view title = {});
  /// `data` is path data that the caller composed of numbers.
  void path(std::string_view data, std::string_view looks, std::string_view title = {});
  void text(int x, int y, std::string_view looks, std::string_view words);

  /// Two strokes across each other, of that reach from the middle.
  void cross(int x, int y, int reach, std::string_view looks, std::string_view title = {});
  /// Pointing up.
  void triangle(int x, int y, int reach, std::string_view looks, std::string_view title = {});

  /// Appends what another one holds.
  void add(const Drawing& other) { shapes_ += other.shapes_; }
  const std::string& shapes() const { return shapes_; }

 private:
  void close(std::string_view tag, std::string_view title);

  std::string shapes_;
};

}  // namespace redoubt::report
