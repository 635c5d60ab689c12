// Packages: libglm-dev.
#define GLM_ENABLE_EXPERIMENTAL
#include <glm/glm.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtx/string_cast.hpp>
#include <glm/gtc/quaternion.hpp>
#include <iostream>
int main() { glm::mat4 m = glm::rotate(glm::translate(glm::mat4(1), glm::vec3(1,2,3)), 0.5f, glm::vec3(0,0,1)); glm::vec4 v = m * glm::vec4(1,0,0,1); std::cout << glm::to_string(v) << "\n" << glm::dot(glm::vec3(1), glm::vec3(v)) << "\n"; }
