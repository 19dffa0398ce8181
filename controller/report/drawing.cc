#include "controller/report/drawing.h"

#include <fmt/format.h>

#include <iterator>

#include "controller/report/text.h"

namespace redoubt::report {

void Drawing::close(std::string_view tag, std::string_view title) {
  if (title.empty()) {
    shapes_ += "/>\n";
    return;
  }
  fmt::format_to(std::back_inserter(shapes_), "><title>{}</title></{}>\n", escaped(title), tag);
}

void Drawing::rect(int x, int y, int width, int height, std::string_view looks,
                   std::string_view title) {
  fmt::format_to(std::back_inserter(shapes_),
                 R"(<rect x="{}" y="{}" width="{}" height="{}" class="{}")", x, y, width, height,
                 looks);
  close("rect", title);
}

void Drawing::line(int x1, int y1, int x2, int y2, std::string_view looks, std::string_view title) {
  fmt::format_to(std::back_inserter(shapes_), R"(<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}")",
                 x1, y1, x2, y2, looks);
  close("line", title);
}

void Drawing::circle(int x, int y, int radius, std::string_view looks, std::string_view title) {
  fmt::format_to(std::back_inserter(shapes_), R"(<circle cx="{}" cy="{}" r="{}" class="{}")", x, y,
                 radius, looks);
  close("circle", title);
}

void Drawing::path(std::string_view data, std::string_view looks, std::string_view title) {
  fmt::format_to(std::back_inserter(shapes_), R"(<path d="{}" class="{}")", data, looks);
  close("path", title);
}

void Drawing::text(int x, int y, std::string_view looks, std::string_view words) {
  fmt::format_to(std::back_inserter(shapes_), "<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>\n", x,
                 y, looks, escaped(words));
}

void Drawing::cross(int x, int y, int reach, std::string_view looks, std::string_view title) {
  path(fmt::format("M{} {}l{} {}m0 -{}l-{} {}", x - reach, y - reach, 2 * reach, 2 * reach,
                   2 * reach, 2 * reach, 2 * reach),
       looks, title);
}

void Drawing::triangle(int x, int y, int reach, std::string_view looks, std::string_view title) {
  path(fmt::format("M{} {}l{} {}h-{}z", x, y - reach, reach, 2 * reach, 2 * reach), looks, title);
}

}  // namespace redoubt::report
